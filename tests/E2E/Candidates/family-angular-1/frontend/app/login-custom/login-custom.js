import OktaSignIn from '@okta/okta-signin-widget';
import { scopes } from '../okta.js';
import template from './login-custom.html';

class LoginCustomController {
  static $inject = ['$q', 'options'];

  constructor($q, options) {
    this.$q = $q;
    this.options = options;
  }

  // Wrong passwords and the like are shown by the widget; what arrives here kept it from being drawn.
  $postLink() {
    this.$q.resolve()
      .then(() => this.createWidget().renderEl({ el: '#sign-in-container' }))
      .catch((error) => {
        this.error = error.message;
      });
  }

  createWidget() {
    const { oktaUrl, issuer, clientId, redirectUri, testUsers } = this.options;
    return new OktaSignIn({
      baseUrl: oktaUrl,
      clientId,
      redirectUri,
      // Without PKCE the widget leaves for Okta's authorize page, and the code reaches our server.
      // With PKCE it would redeem the code itself, in the page.
      authParams: { issuer, responseType: 'code', scopes, pkce: false },
      // English is inside the widget; any other language is fetched from a foreign host.
      language: 'en',
      i18n: { en: { 'primaryauth.title': testUsers ? 'Sign in (mock Okta: john / Asdf1234)' : 'Sign in' } },
    });
  }
}

export const loginCustomPage = { template, controller: LoginCustomController };
