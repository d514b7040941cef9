import type { Login, Options } from '@razorokta/frontend-contract';
import { loginByWidget, widgetStyle, type PageProps } from '@razorokta/frontend-kit';
import type { Page } from '../main';
import { busy } from '../parts/busy';
import { element, setChildren } from '../parts/dom';
import { problem } from '../parts/problem';
import { signedIn } from '../parts/signed-in';
import { testUsers } from '../parts/test-users';

/** Okta's Sign-In Widget, in a page of ours. */
export function loginCustom({ options, session, rendered }: PageProps): Page {
  const { login, urls } = options;
  if (session.signedIn) return { element: element('div', {}, ...signedIn(session, urls)), drawn: rendered };

  // Signed out in another tab, or fetched ahead: the server has made no login for this page yet.
  if (!login) return { element: element('div', {}, element('a', { class: 'button', href: urls.loginCustom }, 'Sign in')), drawn: rendered };

  return widget(options, login, rendered);
}

function widget({ okta, testUsers: users }: Options, login: Login, rendered: () => void): Page {
  const style = element('link', { rel: 'stylesheet', href: widgetStyle });
  const loading = busy('Loading the form…');
  const failed = problem('Okta cannot be reached at the moment. Your password is not the reason.', load);
  const place = element('div', { id: 'sign-in-container' });
  const who = testUsers(users);
  const page = element('div');
  let remove = () => {};
  draw('loading');
  return { element: page, drawn: load, gone: () => remove() };

  function draw(state: 'loading' | 'drawn' | 'failed') {
    place.hidden = state !== 'drawn';
    setChildren(page, style, state === 'loading' && loading, state === 'failed' && failed, place, who);
    if (state !== 'loading') rendered();
  }

  function load() {
    remove();
    draw('loading');
    remove = loginByWidget(okta, login, place, {
      drawn: () => draw('drawn'),
      failed: error => {
        console.warn(error);
        draw('failed');
      },
    });
  }
}
