import oidc from '@okta/oidc-middleware';
import { run, showClaims } from './app.mjs';

await run(async (app, { origin, issuer, clientId, clientSecret }) => {
  const client = new oidc.ExpressOIDC({
    issuer, client_id: clientId, client_secret: clientSecret, appBaseUrl: origin, scope: 'openid profile email',
    routes: { loginCallback: { path: '/callback', afterCallback: '/profile' } },
    testing: { disableHttpsCheck: true }, // the package's own switch for an org on http
  });
  app.use(client.router);
  app.get('/profile', client.ensureAuthenticated(), (request, response) => showClaims(response, request.userContext.userinfo));
  app.get('/log-out', client.forceLogoutAndRevoke());
  await new Promise((ready, failed) => client.on('ready', ready).on('error', failed));
});
