import passport from 'passport';
import OpenIDConnectStrategy from 'passport-openidconnect';
import { run, showClaims } from './app.mjs';

await run((app, { origin, issuer, clientId, clientSecret }) => {
  passport.use(new OpenIDConnectStrategy({
    issuer, authorizationURL: `${issuer}/v1/authorize`, tokenURL: `${issuer}/v1/token`, userInfoURL: `${issuer}/v1/userinfo`,
    clientID: clientId, clientSecret, callbackURL: `${origin}/callback`, scope: 'profile email', skipUserProfile: false,
  }, (iss, profile, context, idToken, done) => done(null, { profile, idToken })));
  passport.serializeUser((user, done) => done(null, user));
  passport.deserializeUser((user, done) => done(null, user));
  app.use(passport.initialize(), passport.session());

  app.get('/login', passport.authenticate('openidconnect'));
  app.get('/callback', passport.authenticate('openidconnect', { successRedirect: '/profile', failureRedirect: '/' }));
  app.get('/profile', (request, response) => request.user
    ? showClaims(response, { sub: request.user.profile.id, email: request.user.profile.emails[0].value })
    : response.redirect('/login'));
  app.get('/log-out', (request, response, next) => {
    const hint = request.user.idToken; // the strategy has no logout of its own: this is the org's address by hand
    request.logout(error => error ? next(error) : response.redirect(
      `${issuer}/v1/logout?${new URLSearchParams({ id_token_hint: hint, post_logout_redirect_uri: `${origin}/` })}`));
  });
});
