module Pages.LoginRedirect exposing (Model, Msg, init, subscriptions, update, view)

{-| A button that leaves for Okta's sign-in page.
-}

import Html exposing (Html, a, button, h2, text)
import Html.Attributes exposing (attribute, class, disabled, href, type_)
import Html.Events exposing (stopPropagationOn)
import Json.Decode as Decode
import Options exposing (Options, Session(..))
import Parts.Busy as Busy
import Parts.Problem as Problem
import Parts.SignedIn as SignedIn
import Parts.TestUsers as TestUsers
import Ports


type Model
    = Waiting
    | Leaving
    | Failed


type Msg
    = Left
    | FailedToLeave


init : Model
init =
    Waiting


update : Msg -> Model -> ( Model, Cmd Msg )
update msg model =
    case ( msg, model ) of
        ( Left, Leaving ) ->
            ( model, Cmd.none )

        ( Left, _ ) ->
            ( Leaving, Ports.leave () )

        ( FailedToLeave, _ ) ->
            ( Failed, Cmd.none )


subscriptions : Sub Msg
subscriptions =
    Ports.leavingFailed (always FailedToLeave)


view : Options -> Session -> Model -> List (Html Msg)
view { hasLogin, urls, testUsers } session model =
    case session of
        SignedIn { user } ->
            SignedIn.view urls user

        SignedOut ->
            if hasLogin then
                [ h2 [] [ text "Sign in at Okta" ]
                , if model == Failed then
                    Problem.view Left "Okta cannot be reached at the moment."

                  else
                    text ""
                , button
                    [ type_ "button"
                    , attribute "data-se" "login-link"
                    , disabled (model == Leaving)
                    , stopPropagationOn "click" (Decode.succeed ( Left, True )) -- drawn at once: a second click meets a disabled button
                    ]
                    [ text "Sign in with Okta" ]
                , if model == Leaving then
                    Busy.view "Leaving for Okta…"

                  else
                    text ""
                , TestUsers.view testUsers
                ]

            else
                -- Signed out in another tab, or fetched ahead: the server has made no login for this page yet.
                [ a [ class "button", attribute "data-se" "login-link", href urls.loginRedirect ] [ text "Sign in" ] ]
