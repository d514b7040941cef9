module Parts.Busy exposing (view)

{-| Something is under way.
-}

import Html exposing (Html, p, text)
import Html.Attributes exposing (attribute, class)


view : String -> Html msg
view what =
    p [ class "busy", attribute "data-se" "busy", attribute "role" "status" ] [ text what ]
