module Parts.TestUsers exposing (view)

{-| Who can sign in at the mock org. A real org names nobody.
-}

import Html exposing (Html, code, div, h3, li, text, ul)
import Html.Attributes exposing (class)
import Options exposing (TestUser)


view : List TestUser -> Html msg
view users =
    if List.isEmpty users then
        text ""

    else
        div [ class "test-users" ]
            [ h3 [] [ text "Who can sign in here" ]
            , ul [] (List.map viewUser users)
            ]


viewUser : TestUser -> Html msg
viewUser { login, password } =
    li [] [ code [] [ text login ], text " with ", code [] [ text password ] ]
