import { createAuthClient } from '../okta.js';
import template from './login-redirect.html';

class LoginRedirectController {
  static $inject = ['$q', 'options'];

  constructor($q, options) {
    this.$q = $q;
    this.options = options;
  }

  // AuthJS leaves state and nonce in cookies for the server's callback, then goes to Okta.
  login() {
    this.error = null;
    this.$q.resolve()
      .then(() => createAuthClient(this.options).token.getWithRedirect())
      .catch((error) => {
        this.error = error.message;
      });
  }
}

export const loginRedirectPage = { template, controller: LoginRedirectController };
