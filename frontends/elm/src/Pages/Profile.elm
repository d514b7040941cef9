module Pages.Profile exposing (Model, Msg, init, renew, subscriptions, update, view)

{-| Who one is, for how long, and the way out.
-}

import Html exposing (Html, a, dd, div, dl, dt, h2, p, strong, text)
import Html.Attributes exposing (attribute, class, href)
import Options exposing (Account, Options, Session(..), Urls, User)
import Parts.LinkOnce as LinkOnce
import Ports
import Task
import Time
import Url


type alias Model =
    { since : Maybe Time.Posix -- the server has last said how long the session lasts
    , passedMs : Int
    , link : LinkOnce.Model
    }


type Msg
    = Counted Time.Posix
    | LinkMsg LinkOnce.Msg


init : ( Model, Cmd Msg )
init =
    let
        ( model, command ) =
            renew { since = Nothing, passedMs = 0, link = LinkOnce.init }
    in
    ( model, Cmd.batch [ command, Ports.rendered () ] )


{-| Counts down from what the server has said now.
-}
renew : Model -> ( Model, Cmd Msg )
renew model =
    ( { model | since = Nothing, passedMs = 0 }, Task.perform Counted Time.now )


update : Msg -> Model -> ( Model, Cmd Msg )
update msg model =
    case msg of
        Counted now ->
            let
                since =
                    Maybe.withDefault now model.since
            in
            ( { model | since = Just since, passedMs = Time.posixToMillis now - Time.posixToMillis since }, Cmd.none )

        LinkMsg itsMsg ->
            ( { model | link = LinkOnce.update itsMsg model.link }, Cmd.none )


subscriptions : Sub Msg
subscriptions =
    Time.every 1000 Counted


view : Options -> Session -> Model -> List (Html Msg)
view { urls } session model =
    case session of
        SignedIn account ->
            viewData urls account model

        SignedOut ->
            [ viewEnded urls model ]


viewData : Urls -> Account -> Model -> List (Html Msg)
viewData urls account model =
    let
        user =
            account.user
    in
    [ h2 [] [ text (nameOf user) ]
    , dl [] <|
        List.concat
            [ [ dt [] [ text "Email" ], dd [ attribute "data-se" "email" ] [ text (Maybe.withDefault "" user.email) ] ]
            , viewRow "Subject" user.subject
            , viewRow "Locale" user.locale
            , viewRow "Time zone" user.zoneInfo
            , viewRow "Issuer" user.iss
            ]
    , viewSessionLeft account model.passedMs
    , p [ class "actions" ]
        [ LinkOnce.view model.link [ class "button", attribute "data-se" "logout-link", href urls.logout ] [ text "Sign out" ] |> Html.map LinkMsg
        , a [ href urls.sessions ] [ text "Your sessions" ]
        ]
    ]


viewRow : String -> Maybe String -> List (Html msg)
viewRow name value =
    case value of
        Just known ->
            [ dt [] [ text name ], dd [] [ text known ] ]

        Nothing ->
            []


viewSessionLeft : Account -> Int -> Html msg
viewSessionLeft { secondsLeft, idleSecondsLeft } passedMs =
    let
        clock seconds =
            strong [] [ text (asClock (max 0 (ceiling (toFloat seconds - toFloat passedMs / 1000)))) ]
    in
    p [ class "left", attribute "data-se" "session-left", attribute "role" "timer" ] <|
        (case secondsLeft of
            Just seconds ->
                [ text "Your session ends in ", clock seconds ]

            Nothing ->
                [ text "Your session has no fixed end." ]
        )
            ++ (case idleSecondsLeft of
                    Just seconds ->
                        [ text ", without use in ", clock seconds ]

                    Nothing ->
                        []
               )


viewEnded : Urls -> Model -> Html Msg
viewEnded urls model =
    div [ attribute "data-se" "session-ended", attribute "role" "alert" ]
        [ h2 [] [ text "Your session has ended" ]
        , p [] [ text "Sign in to come back to this page." ]
        , LinkOnce.view model.link [ class "button", href (urls.login ++ "?returnTo=" ++ Url.percentEncode urls.profile) ] [ text "Sign in" ] |> Html.map LinkMsg
        ]


nameOf : User -> String
nameOf { givenName, familyName, email, subject } =
    [ [ givenName, familyName ] |> List.filterMap identity |> List.filter (not << String.isEmpty) |> String.join " "
    , Maybe.withDefault "" email
    , Maybe.withDefault "" subject
    ]
        |> List.filter (not << String.isEmpty)
        |> List.head
        |> Maybe.withDefault "Signed in"


{-| 3725 becomes 1:02:05.
-}
asClock : Int -> String
asClock seconds =
    let
        two number =
            String.padLeft 2 '0' (String.fromInt number)
    in
    String.fromInt (seconds // 3600) ++ ":" ++ two (modBy 60 (seconds // 60)) ++ ":" ++ two (modBy 60 seconds)
