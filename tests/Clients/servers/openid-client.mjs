import * as oidc from 'openid-client';
import { run, showClaims } from './app.mjs';

await run(async (app, { origin, issuer, clientId, clientSecret }) => {
  const config = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute: [oidc.allowInsecureRequests] });

  app.get('/login', async (request, response) => {
    const attempt = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    request.session.attempt = attempt;
    response.redirect(oidc.buildAuthorizationUrl(config, {
      redirect_uri: `${origin}/callback`, scope: 'openid profile email offline_access', state: attempt.state, nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier), code_challenge_method: 'S256',
    }).href);
  });

  app.get('/callback', async (request, response, next) => {
    try {
      const { state, nonce, verifier } = request.session.attempt;
      const tokens = await oidc.authorizationCodeGrant(config, new URL(request.originalUrl, origin),
        { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
      const renewed = await oidc.refreshTokenGrant(config, tokens.refresh_token);
      const user = await oidc.fetchUserInfo(config, renewed.access_token, tokens.claims().sub);
      request.session.user = { ...tokens.claims(), ...user };
      request.session.idToken = tokens.id_token;
      response.redirect('/profile');
    } catch (error) {
      next(error);
    }
  });

  app.get('/profile', (request, response) => request.session.user ? showClaims(response, request.session.user) : response.redirect('/login'));

  app.get('/log-out', (request, response) => {
    const hint = request.session.idToken;
    request.session.destroy(() => response.redirect(
      oidc.buildEndSessionUrl(config, { id_token_hint: hint, post_logout_redirect_uri: `${origin}/` }).href));
  });
});
