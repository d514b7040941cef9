import { OktaAuth } from '@okta/okta-auth-js';

export const scopes = ['openid', 'email', 'profile'];

// Throws where the browser refuses storage, so call it inside a promise.
export function createAuthClient({ issuer, clientId, redirectUri }) {
  return new OktaAuth({
    issuer,
    clientId,
    redirectUri,
    scopes,
    // The server redeems the code with its client secret. With PKCE it would need the verifier,
    // which stays in this page.
    pkce: false,
    responseType: 'code',
  });
}
