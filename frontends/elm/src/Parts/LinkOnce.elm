module Parts.LinkOnce exposing (Model, Msg, init, update, view)

{-| A link that leads away once: the second click of a double click would spoil what the first has begun.
-}

import Html exposing (Attribute, Html, a)
import Html.Attributes exposing (attribute)
import Html.Events exposing (custom)
import Json.Decode as Decode exposing (Decoder)


type Model
    = Unused
    | Used


type Msg
    = Clicked { isIntoATabOfItsOwn : Bool }


init : Model
init =
    Unused


update : Msg -> Model -> Model
update (Clicked { isIntoATabOfItsOwn }) model =
    -- into a tab of its own: this page stays
    if isIntoATabOfItsOwn then
        model

    else
        Used


view : Model -> List (Attribute Msg) -> List (Html Msg) -> Html Msg
view model attributes =
    a
        (attributes
            ++ [ attribute "aria-disabled"
                    (if model == Used then
                        "true"

                     else
                        "false"
                    )
               , custom "click" (Decode.map (atOnce model) clickDecoder)
               ]
        )


{-| Its propagation is stopped so that it is drawn at once: the next click must find preventDefault in its place.
-}
atOnce : Model -> Msg -> { message : Msg, stopPropagation : Bool, preventDefault : Bool }
atOnce model msg =
    { message = msg, stopPropagation = True, preventDefault = model == Used }


clickDecoder : Decoder Msg
clickDecoder =
    Decode.map3 (\meta ctrl shift -> Clicked { isIntoATabOfItsOwn = meta || ctrl || shift })
        (Decode.field "metaKey" Decode.bool)
        (Decode.field "ctrlKey" Decode.bool)
        (Decode.field "shiftKey" Decode.bool)
