module Pages.Overview exposing (view)

{-| Where people begin, and where logout ends.
-}

import Html exposing (Html, a, div, h2, li, p, strong, text, ul)
import Html.Attributes exposing (attribute, class, href)
import Options exposing (Options, Session(..), Urls)
import Parts.SignedIn as SignedIn


view : Options -> Session -> List (Html msg)
view { urls } session =
    [ div [ attribute "data-se" "overview" ]
        (case session of
            SignedIn { user } ->
                SignedIn.view urls user

            SignedOut ->
                viewChoices urls
        )
    ]


viewChoices : Urls -> List (Html msg)
viewChoices urls =
    [ h2 [] [ text "Nobody is signed in" ]
    , p [] [ text "There are two ways in. Both end with the same session." ]
    , ul [ class "choices" ]
        [ li [] [ a [ href urls.loginRedirect ] [ strong [] [ text "By redirect" ], text " Okta’s own sign-in page" ] ]
        , li [] [ a [ href urls.loginCustom ] [ strong [] [ text "By the widget" ], text " Okta’s form, in a page of ours" ] ]
        ]
    ]
