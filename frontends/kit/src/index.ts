export { untilDrawn } from './until-drawn';
export { loginByRedirect } from './login-by-redirect';
export { loginByWidget, widgetStyle } from './login-by-widget';
export { followSession, type Following, type Seen } from './follow-session';
export { asClock, countDown, secondsLeft, type Left } from './time';
