import JwtVerifier from '@okta/jwt-verifier';
import { run } from './app.mjs';

// An API: it verifies the access token that a page sends, and says whose it is.
await run((app, { issuer, clientId }) => {
  const verifier = new JwtVerifier({ issuer, assertClaims: { cid: clientId }, testing: { disableHttpsCheck: true } });
  app.use('/api', (request, response, next) => {
    response.set({ 'Access-Control-Allow-Origin': request.headers.origin ?? '*', 'Access-Control-Allow-Headers': 'authorization' });
    if (request.method === 'OPTIONS') response.sendStatus(204);
    else next();
  });
  app.get('/api', async (request, response) => {
    try {
      const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
      const { claims } = await verifier.verifyAccessToken(token, 'api://default');
      response.json({ sub: claims.sub, scp: claims.scp });
    } catch (error) {
      response.status(401).json({ error: error.message });
    }
  });
});
