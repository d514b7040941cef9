module Pages.LoginCustom exposing (Model, Msg, init, renew, subscriptions, update, view)

{-| Okta's Sign-In Widget, in a page of ours.
-}

import Html exposing (Html, a, div, node, text)
import Html.Attributes exposing (class, hidden, href, id, rel)
import Options exposing (Options, Session(..))
import Parts.Busy as Busy
import Parts.Problem as Problem
import Parts.SignedIn as SignedIn
import Parts.TestUsers as TestUsers
import Ports


{-| Of the widget.
-}
type Model
    = Loading
    | Drawn
    | Failed


type Msg
    = WidgetDrawn
    | WidgetFailed
    | TriedAgain


init : Options -> Session -> ( Model, Cmd Msg )
init { hasLogin } session =
    if session == SignedOut && hasLogin then
        ( Loading, Ports.drawWidget () )

    else
        ( Loading, Ports.rendered () )


{-| The widget stays as long as nobody is signed in.
-}
renew : Options -> { before : Session, now : Session } -> Model -> ( Model, Cmd Msg )
renew options { before, now } model =
    if (before == SignedOut) == (now == SignedOut) then
        ( model, Cmd.none )

    else
        init options now


update : Msg -> Model -> ( Model, Cmd Msg )
update msg model =
    case ( msg, model ) of
        ( WidgetDrawn, _ ) ->
            ( Drawn, Ports.rendered () )

        ( WidgetFailed, _ ) ->
            ( Failed, Ports.rendered () )

        ( TriedAgain, Failed ) ->
            ( Loading, Ports.drawWidget () )

        ( TriedAgain, _ ) ->
            ( model, Cmd.none )


subscriptions : Sub Msg
subscriptions =
    Sub.batch [ Ports.widgetDrawn (always WidgetDrawn), Ports.widgetFailed (always WidgetFailed) ]


view : Options -> Session -> Model -> List (Html Msg)
view { hasLogin, urls, testUsers, widgetStyle } session model =
    case session of
        SignedIn { user } ->
            SignedIn.view urls user

        SignedOut ->
            if hasLogin then
                [ node "link" [ rel "stylesheet", href widgetStyle ] []
                , case model of
                    Loading ->
                        Busy.view "Loading the form…"

                    Drawn ->
                        text ""

                    Failed ->
                        Problem.view TriedAgain "Okta cannot be reached at the moment. Your password is not the reason."

                -- Elm has put nothing into it, so Elm leaves alone what the widget puts there.
                , div [ id "sign-in-container", hidden (model /= Drawn) ] []
                , TestUsers.view testUsers
                ]

            else
                -- Signed out in another tab, or fetched ahead: the server has made no login for this page yet.
                [ a [ class "button", href urls.loginCustom ] [ text "Sign in" ] ]
