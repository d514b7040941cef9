module Parts.Problem exposing (view)

{-| What went wrong, and a second try.
-}

import Html exposing (Html, button, div, p, text)
import Html.Attributes exposing (attribute, class, type_)
import Html.Events exposing (onClick)


view : msg -> String -> Html msg
view onTryAgain what =
    div [ class "problem", attribute "data-se" "problem", attribute "role" "alert" ]
        [ p [] [ text what ]
        , button [ type_ "button", attribute "data-se" "try-again", onClick onTryAgain ] [ text "Try again" ]
        ]
