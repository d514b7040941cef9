/* global OktaAuth, OktaSignIn */
// The state, nonce and challenge of a login come from the server, which keeps the verifier. Nothing here writes a cookie.
var bundle = {
  bootstrap(options) {
    const app = document.querySelector(options.container);
    const pages = {
      '/authorization-code/login-redirect': loginRedirect,
      '/authorization-code/login-custom': loginCustom,
      '/authorization-code/profile': profile,
    };
    (pages[location.pathname] ?? overview)(app, options);
  },
};

function overview(app) {
  app.innerHTML = '<p id="default-app-text">A front-end of today.</p>';
}

function loginRedirect(app, options) {
  const button = document.createElement('button');
  button.dataset.se = 'login-link';
  button.textContent = 'Login';
  button.onclick = () => new OktaAuth({ issuer: options.issuer, clientId: options.clientId, redirectUri: options.redirectUri, pkce: false })
    .token.getWithRedirect({ responseType: 'code', ...options.login });
  app.replaceChildren(button);
}

function loginCustom(app, options) {
  app.innerHTML = '<div id="sign-in-container"></div>';
  new OktaSignIn({ issuer: options.issuer, clientId: options.clientId, redirectUri: options.redirectUri, redirect: 'always', ...options.login })
    .renderEl({ el: '#sign-in-container' });
}

function profile(app, options) {
  const email = document.createElement('p');
  email.dataset.se = 'email';
  email.textContent = options.user.email;
  app.replaceChildren(email);
}
