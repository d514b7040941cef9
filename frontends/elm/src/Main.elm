module Main exposing (main)

import Browser
import Html exposing (Html, div, text)
import Html.Attributes exposing (class)
import Html.Events exposing (custom)
import Json.Decode as Decode exposing (Decoder)
import Options exposing (Options, PageName(..), Session)
import Pages.LoginCustom as LoginCustom
import Pages.LoginRedirect as LoginRedirect
import Pages.Overview as Overview
import Pages.Profile as Profile
import Parts.Busy as Busy
import Parts.Problem as Problem
import Ports


main : Program Decode.Value Model Msg
main =
    Browser.element { init = init, update = update, view = view, subscriptions = subscriptions }


type Model
    = Refused
    | Told
        { options : Options
        , drawn : Maybe Drawn
        , isUnanswered : Bool
        }


{-| What may be shown now. While nobody knows who is signed in, it is Nothing, and so nothing personal is anywhere.
-}
type alias Drawn =
    { session : Session
    , page : Page
    }


type Page
    = Overview
    | LoginRedirect LoginRedirect.Model
    | LoginCustom LoginCustom.Model
    | Profile Profile.Model


{-| As the kit's Seen.
-}
type alias Seen =
    { session : Maybe Session
    , isUnanswered : Bool
    }


type Msg
    = Saw Seen
    | AskedAgain
    | LoginRedirectMsg LoginRedirect.Msg
    | LoginCustomMsg LoginCustom.Msg
    | ProfileMsg Profile.Msg


init : Decode.Value -> ( Model, Cmd Msg )
init flags =
    case Decode.decodeValue Options.flagsDecoder flags of
        Err error ->
            ( Refused, Ports.refused (Decode.errorToString error) )

        Ok { options, session } ->
            let
                ( page, command ) =
                    begin options session
            in
            ( Told { options = options, drawn = Just { session = session, page = page }, isUnanswered = False }
            , Cmd.batch [ Ports.follow (), command ]
            )


begin : Options -> Session -> ( Page, Cmd Msg )
begin options session =
    case options.page of
        OverviewPage ->
            ( Overview, Ports.rendered () )

        LoginRedirectPage ->
            ( LoginRedirect LoginRedirect.init, Ports.rendered () )

        LoginCustomPage ->
            LoginCustom.init options session |> with LoginCustom LoginCustomMsg

        ProfilePage ->
            Profile.init |> with Profile ProfileMsg


update : Msg -> Model -> ( Model, Cmd Msg )
update msg model =
    case model of
        Refused ->
            ( model, Cmd.none )

        Told told ->
            let
                ( drawn, command ) =
                    updateDrawn told.options msg told.drawn
            in
            case msg of
                Saw { isUnanswered } ->
                    ( Told { told | drawn = drawn, isUnanswered = isUnanswered }, command )

                AskedAgain ->
                    ( model, Ports.ask () )

                _ ->
                    ( Told { told | drawn = drawn }, command )


updateDrawn : Options -> Msg -> Maybe Drawn -> ( Maybe Drawn, Cmd Msg )
updateDrawn options msg drawn =
    case ( msg, drawn ) of
        ( Saw seen, _ ) ->
            see options seen drawn

        ( _, Just { session, page } ) ->
            updatePage msg page |> with (Drawn session >> Just) identity

        ( _, Nothing ) ->
            ( Nothing, Cmd.none )


see : Options -> Seen -> Maybe Drawn -> ( Maybe Drawn, Cmd Msg )
see options seen drawn =
    case ( seen.session, drawn ) of
        ( Nothing, _ ) ->
            ( Nothing, Cmd.none )

        ( Just session, Nothing ) ->
            begin options session |> with (Drawn session >> Just) identity

        ( Just session, Just before ) ->
            if seen.isUnanswered then
                ( drawn, Cmd.none )

            else
                renewPage options { before = before.session, now = session } before.page |> with (Drawn session >> Just) identity


{-| The server has said again who is signed in.
-}
renewPage : Options -> { before : Session, now : Session } -> Page -> ( Page, Cmd Msg )
renewPage options sessions page =
    case page of
        LoginCustom model ->
            LoginCustom.renew options sessions model |> with LoginCustom LoginCustomMsg

        Profile model ->
            Profile.renew model |> with Profile ProfileMsg

        _ ->
            ( page, Cmd.none )


updatePage : Msg -> Page -> ( Page, Cmd Msg )
updatePage msg page =
    case ( msg, page ) of
        ( LoginRedirectMsg itsMsg, LoginRedirect model ) ->
            LoginRedirect.update itsMsg model |> with LoginRedirect LoginRedirectMsg

        ( LoginCustomMsg itsMsg, LoginCustom model ) ->
            LoginCustom.update itsMsg model |> with LoginCustom LoginCustomMsg

        ( ProfileMsg itsMsg, Profile model ) ->
            Profile.update itsMsg model |> with Profile ProfileMsg

        _ ->
            ( page, Cmd.none )


with : (model -> outer) -> (msg -> outerMsg) -> ( model, Cmd msg ) -> ( outer, Cmd outerMsg )
with toOuter toMsg ( model, command ) =
    ( toOuter model, Cmd.map toMsg command )


{-| In every list of a page what is not there is an empty text: Elm compares lists by place, and the widget's must not move.
-}
view : Model -> Html Msg
view model =
    case model of
        Refused ->
            div [ class "app" ] []

        Told { options, drawn, isUnanswered } ->
            div [ class "app", custom "seen" (Decode.map atOnce seenDecoder) ] <|
                (if isUnanswered then
                    Problem.view AskedAgain "The server does not answer, so this page cannot know whether you are still signed in."

                 else
                    text ""
                )
                    :: (case drawn of
                            Just { session, page } ->
                                viewPage options session page

                            Nothing ->
                                if isUnanswered then
                                    []

                                else
                                    [ Busy.view "Asking whether you are signed in…" ]
                       )


viewPage : Options -> Session -> Page -> List (Html Msg)
viewPage options session page =
    case page of
        Overview ->
            Overview.view options session

        LoginRedirect model ->
            LoginRedirect.view options session model |> List.map (Html.map LoginRedirectMsg)

        LoginCustom model ->
            LoginCustom.view options session model |> List.map (Html.map LoginCustomMsg)

        Profile model ->
            Profile.view options session model |> List.map (Html.map ProfileMsg)


{-| Drawn before the event is over, since its propagation is stopped (elm/virtual-dom, Elm.Kernel.VirtualDom: "stopPropagation implies isSync").
-}
atOnce : Seen -> { message : Msg, stopPropagation : Bool, preventDefault : Bool }
atOnce seen =
    { message = Saw seen, stopPropagation = True, preventDefault = False }


{-| An answer that is none counts as silence, and what was known before is known no more.
-}
seenDecoder : Decoder Seen
seenDecoder =
    Decode.oneOf
        [ Decode.map2 Seen
            (Decode.at [ "detail", "isKnown" ] Decode.bool |> Decode.andThen knownSessionDecoder)
            (Decode.at [ "detail", "isUnanswered" ] Decode.bool)
        , Decode.succeed (Seen Nothing True)
        ]


knownSessionDecoder : Bool -> Decoder (Maybe Session)
knownSessionDecoder isKnown =
    if isKnown then
        Decode.at [ "detail", "session" ] (Decode.map Just Options.sessionDecoder)

    else
        Decode.succeed Nothing


subscriptions : Model -> Sub Msg
subscriptions model =
    case model of
        Told { drawn } ->
            case Maybe.map .page drawn of
                Just (LoginRedirect _) ->
                    Sub.map LoginRedirectMsg LoginRedirect.subscriptions

                Just (LoginCustom _) ->
                    Sub.map LoginCustomMsg LoginCustom.subscriptions

                Just (Profile _) ->
                    Sub.map ProfileMsg Profile.subscriptions

                _ ->
                    Sub.none

        Refused ->
            Sub.none
