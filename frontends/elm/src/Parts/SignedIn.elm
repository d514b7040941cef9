module Parts.SignedIn exposing (view)

{-| Who is signed in, on pages that have nothing else to offer then.
-}

import Html exposing (Html, a, h2, p, text)
import Html.Attributes exposing (class, href)
import Options exposing (Urls, User)


view : Urls -> User -> List (Html msg)
view urls { email, subject } =
    [ h2 [] [ text "You are signed in" ]
    , p [] [ text (Maybe.withDefault (Maybe.withDefault "" subject) email) ]
    , a [ class "button", href urls.profile ] [ text "Your profile" ]
    ]
