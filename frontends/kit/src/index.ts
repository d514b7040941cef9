export { untilDrawn } from './until-drawn';
export { loginByRedirect } from './login-by-redirect';
export { loginByWidget, widgetStyle } from './login-by-widget';
export { followSession, type Following, type Seen } from './follow-session';
export { nameOf } from './name-of';
export type { PageProps } from './page-props';
export { asClock, countDown, secondsLeft, type Left } from './time';
