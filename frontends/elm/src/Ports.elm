port module Ports exposing (ask, drawWidget, follow, leave, leavingFailed, refused, rendered, widgetDrawn, widgetFailed)

{-| What Elm and main.ts say to each other. Who is signed in comes as an event: see Main.view.
-}


{-| The options are none, for this reason.
-}
port refused : String -> Cmd msg


{-| Begin to follow the session.
-}
port follow : () -> Cmd msg


{-| Ask now who is signed in.
-}
port ask : () -> Cmd msg


{-| Everything that the page must show is there.
-}
port rendered : () -> Cmd msg


{-| Leave for Okta's sign-in page.
-}
port leave : () -> Cmd msg


{-| Okta cannot be reached.
-}
port leavingFailed : (() -> msg) -> Sub msg


{-| Draw the widget into #sign-in-container.
-}
port drawWidget : () -> Cmd msg


port widgetDrawn : (() -> msg) -> Sub msg


{-| Okta cannot be reached.
-}
port widgetFailed : (() -> msg) -> Sub msg
