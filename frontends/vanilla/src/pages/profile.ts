import type { Session, Urls } from '@razorokta/frontend-contract';
import { asClock, countDown, nameOf, secondsLeft, type Left, type PageProps } from '@razorokta/frontend-kit';
import type { Page } from '../main';
import { element } from '../parts/dom';
import { linkOnce } from '../parts/link-once';

/** Who one is, for how long, and the way out. */
export function profile({ options: { urls }, session, rendered }: PageProps): Page {
  return session.signedIn ? data(session, urls, rendered) : { element: ended(urls), drawn: rendered };
}

function data(session: Session, urls: Urls, rendered: () => void): Page {
  const { user = {} } = session;
  const { left, told, gone } = sessionLeft(session);
  const page = element('div', {},
    element('h2', {}, nameOf(user)),
    element('dl', {},
      element('dt', {}, 'Email'), element('dd', { 'data-se': 'email' }, user.email),
      ...row('Subject', user.subject),
      ...row('Locale', user.locale),
      ...row('Time zone', user.zoneInfo),
      ...row('Issuer', user.iss)),
    left,
    element('p', { class: 'actions' },
      linkOnce({ 'class': 'button', 'data-se': 'logout-link', 'href': urls.logout }, 'Sign out'),
      element('a', { href: urls.sessions }, 'Your sessions')));
  return { element: page, drawn: rendered, told, gone };
}

const row = (name: string, value: string | undefined): Node[] =>
  value === undefined ? [] : [element('dt', {}, name), element('dd', {}, value)];

/** Counts down from what the server has said last. */
function sessionLeft(session: Session) {
  const left = element('p', { 'class': 'left', 'data-se': 'session-left', 'role': 'timer' });
  let stop = () => {};
  told(session);
  return { left, told, gone: () => stop() };

  function told(now: Session) {
    stop();
    draw(secondsLeft(now, 0));
    stop = countDown(now, draw);
  }

  function draw({ atMost, idle }: Left) {
    left.replaceChildren(
      ...(atMost === undefined ? ['Your session has no fixed end.'] : ['Your session ends in ', clock(atMost)]),
      ...(idle === undefined ? [] : [', without use in ', clock(idle)]));
  }
}

const clock = (seconds: number) => element('strong', {}, asClock(seconds));

const ended = (urls: Urls) => element('div', { 'data-se': 'session-ended', 'role': 'alert' },
  element('h2', {}, 'Your session has ended'),
  element('p', {}, 'Sign in to come back to this page.'),
  linkOnce({ class: 'button', href: `${urls.login}?returnTo=${encodeURIComponent(urls.profile)}` }, 'Sign in'));
