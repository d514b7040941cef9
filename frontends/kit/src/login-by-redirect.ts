import type { Login, Okta } from '@razorokta/frontend-contract';
import { reach } from './reach';
import { inMemory } from './storage';

// snippet: login-by-redirect
/** Leaves for Okta's sign-in page; rejects when it cannot be reached. */
export async function loginByRedirect(okta: Okta, login: Login): Promise<void> {
  const { issuer, clientId, redirectUri, scopes } = okta;
  const [{ OktaAuth }] = await Promise.all([import('@okta/okta-auth-js/core'), reach(okta)]);

  // pkce: false turns off AuthJS' own verifier, not PKCE: the challenge below belongs to the verifier that the server keeps.
  const client = new OktaAuth({ issuer, clientId, redirectUri, pkce: false, responseType: 'code', ...inMemory });
  await client.token.getWithRedirect({ scopes, ...asked(login) });
}

/** What the server has made for this login, without what it has not (no PKCE). */
export const asked = ({ state, nonce, codeChallenge, codeChallengeMethod }: Login) => ({
  state,
  nonce,
  ...(codeChallenge !== null && codeChallengeMethod !== null && { codeChallenge, codeChallengeMethod }),
});
// end-snippet
