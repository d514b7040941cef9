module Options exposing (Account, Flags, Options, PageName(..), Session(..), TestUser, Urls, User, flagsDecoder, sessionDecoder)

{-| What the server tells a page (contract/options.schema.json): what of it is drawn.
-}

import Json.Decode as Decode exposing (Decoder)


type alias Flags =
    { options : Options
    , session : Session
    }


{-| What does not change while the page is open.
-}
type alias Options =
    { page : PageName
    , hasLogin : Bool
    , urls : Urls
    , testUsers : List TestUser
    , widgetStyle : String
    }


type PageName
    = OverviewPage
    | LoginRedirectPage
    | LoginCustomPage
    | ProfilePage


type Session
    = SignedOut
    | SignedIn Account


type alias Account =
    { user : User
    , secondsLeft : Maybe Int
    , idleSecondsLeft : Maybe Int
    }


type alias User =
    { email : Maybe String
    , givenName : Maybe String
    , familyName : Maybe String
    , subject : Maybe String
    , locale : Maybe String
    , zoneInfo : Maybe String
    , iss : Maybe String
    }


type alias Urls =
    { login : String
    , loginRedirect : String
    , loginCustom : String
    , profile : String
    , logout : String
    , sessions : String
    }


type alias TestUser =
    { login : String
    , password : String
    }


flagsDecoder : Decoder Flags
flagsDecoder =
    Decode.map2 Flags optionsDecoder (Decode.at [ "options", "session" ] sessionDecoder)


optionsDecoder : Decoder Options
optionsDecoder =
    Decode.map5 Options
        (Decode.at [ "options", "page" ] pageDecoder)
        (Decode.at [ "options", "login" ] isThereDecoder)
        (Decode.at [ "options", "urls" ] urlsDecoder)
        (Decode.at [ "options", "testUsers" ] (Decode.list testUserDecoder))
        (Decode.field "widgetStyle" Decode.string)


pageDecoder : Decoder PageName
pageDecoder =
    Decode.string
        |> Decode.andThen
            (\name ->
                case name of
                    "overview" ->
                        Decode.succeed OverviewPage

                    "login-redirect" ->
                        Decode.succeed LoginRedirectPage

                    "login-custom" ->
                        Decode.succeed LoginCustomPage

                    "profile" ->
                        Decode.succeed ProfilePage

                    _ ->
                        Decode.fail ("There is no page " ++ name ++ ".")
            )


isThereDecoder : Decoder Bool
isThereDecoder =
    Decode.oneOf [ Decode.null False, Decode.succeed True ]


sessionDecoder : Decoder Session
sessionDecoder =
    Decode.field "signedIn" Decode.bool
        |> Decode.andThen
            (\isSignedIn ->
                if isSignedIn then
                    Decode.map SignedIn accountDecoder

                else
                    Decode.succeed SignedOut
            )


accountDecoder : Decoder Account
accountDecoder =
    Decode.map3 Account
        (Decode.map (Maybe.withDefault nobody) (optional "user" userDecoder))
        (optional "secondsLeft" Decode.int)
        (optional "idleSecondsLeft" Decode.int)


nobody : User
nobody =
    User Nothing Nothing Nothing Nothing Nothing Nothing Nothing


userDecoder : Decoder User
userDecoder =
    Decode.map7 User
        (optional "email" Decode.string)
        (optional "givenName" Decode.string)
        (optional "familyName" Decode.string)
        (optional "subject" Decode.string)
        (optional "locale" Decode.string)
        (optional "zoneInfo" Decode.string)
        (optional "iss" Decode.string)


urlsDecoder : Decoder Urls
urlsDecoder =
    Decode.map6 Urls
        (Decode.field "login" Decode.string)
        (Decode.field "loginRedirect" Decode.string)
        (Decode.field "loginCustom" Decode.string)
        (Decode.field "profile" Decode.string)
        (Decode.field "logout" Decode.string)
        (Decode.field "sessions" Decode.string)


testUserDecoder : Decoder TestUser
testUserDecoder =
    Decode.map2 TestUser
        (Decode.field "login" Decode.string)
        (Decode.field "password" Decode.string)


{-| What is absent is Nothing. What is there and of another kind is an error.
-}
optional : String -> Decoder a -> Decoder (Maybe a)
optional name decoder =
    Decode.maybe (Decode.field name Decode.value)
        |> Decode.andThen
            (\found ->
                case found of
                    Nothing ->
                        Decode.succeed Nothing

                    Just _ ->
                        Decode.map Just (Decode.field name decoder)
            )
