import type { Login, Okta } from '@razorokta/frontend-contract';
import style from '@okta/okta-signin-widget/css/okta-sign-in.min.css?url';
import { asked } from './login-by-redirect';
import { reach } from './reach';
import { inMemory } from './storage';

export const widgetStyle = style;

interface Told {
  /** The form is there. */
  drawn: () => void;
  /** It is not, or is of no use: Okta cannot be reached. */
  failed: (error: unknown) => void;
}

/** Draws the Sign-In Widget, which leaves for the server's callback in the end. Gives what takes it away. */
export function loginByWidget(okta: Okta, login: Login, place: HTMLElement, { drawn, failed }: Told): () => void {
  let isGone = false;
  let remove = () => {};
  void draw().catch(error => isGone || failed(error));
  return () => {
    isGone = true;
    remove();
  };

  async function draw() {
    const [{ OktaSignIn }] = await Promise.all([engineOf(okta), reach(okta)]);
    if (isGone) return;

    const widget = new OktaSignIn(widgetOptions(okta, login));
    remove = () => widget.remove();
    widget.on('afterRender', () => isGone || drawn());
    // It tells of a refused password itself. Of a lost org it says "Failed to fetch", or what another browser calls it, so we look ourselves.
    widget.on('afterError', () => void reach(okta).catch(error => isGone || failed(error)));
    await widget.showSignInAndRedirect({ el: `#${place.id}` });
  }
}

/** The half of the widget that speaks the org's language; either is about a megabyte. */
const engineOf = ({ engine }: Okta) =>
  engine === 'classic' ? import('@okta/okta-signin-widget/classic') : import('@okta/okta-signin-widget/oie');

// snippet: widget-options
function widgetOptions({ url, issuer, clientId, redirectUri, scopes, engine }: Okta, login: Login) {
  const { state, nonce, codeChallenge, codeChallengeMethod } = asked(login);
  return {
    baseUrl: url,
    issuer,
    clientId,
    redirectUri,
    scopes,
    state,
    nonce,
    codeChallenge,
    codeChallengeMethod,
    redirect: 'always',
    useClassicEngine: engine === 'classic',
    language: 'en', // any other is fetched from Okta's CDN, which the page may not ask
    // The classic engine looks for the nonce here; and without a challenge there is no PKCE at all, and a code is to be asked for.
    authParams: { issuer, nonce, pkce: codeChallenge !== undefined, responseType: 'code' as const, ...inMemory },
  };
}
// end-snippet
