import type { Login, Options } from '@razorokta/frontend-contract';
import { loginByRedirect, type PageProps } from '@razorokta/frontend-kit';
import type { Page } from '../main';
import { busy } from '../parts/busy';
import { element, setChildren } from '../parts/dom';
import { problem } from '../parts/problem';
import { signedIn } from '../parts/signed-in';
import { testUsers } from '../parts/test-users';

/** A button that leaves for Okta's sign-in page. */
export function loginRedirect({ options, session, rendered }: PageProps): Page {
  const { login, urls } = options;
  const place = element('div');
  if (session.signedIn) {
    place.append(...signedIn(session, urls));
  } else if (login) {
    drawButton(place, options, login);
  } else {
    // Signed out in another tab, or fetched ahead: the server has made no login for this page yet.
    place.append(element('a', { 'class': 'button', 'data-se': 'login-link', 'href': urls.loginRedirect }, 'Sign in'));
  }
  return { element: place, drawn: rendered };
}

function drawButton(place: HTMLElement, { okta, testUsers: users }: Options, login: Login) {
  const title = element('h2', {}, 'Sign in at Okta');
  const failed = problem('Okta cannot be reached at the moment.', leave);
  const button = element('button', { 'type': 'button', 'data-se': 'login-link' }, 'Sign in with Okta');
  const leaving = busy('Leaving for Okta…');
  const who = testUsers(users);
  button.addEventListener('click', leave);
  draw('nothing');

  function draw(doing: 'nothing' | 'leaving' | 'failed') {
    button.disabled = doing === 'leaving';
    setChildren(place, title, doing === 'failed' && failed, button, doing === 'leaving' && leaving, who);
  }

  async function leave() {
    draw('leaving');
    try {
      await loginByRedirect(okta, login);
    } catch (error) {
      console.warn(error);
      draw('failed');
    }
  }
}
