import { createAuthClient } from '../okta.js';
import template from './profile.html';

const labels = {
  givenName: 'Given name',
  familyName: 'Family name',
  subject: 'Subject',
  locale: 'Locale',
  zoneInfo: 'Time zone',
  iss: 'Issuer',
  iat: 'Issued',
  exp: 'Expires',
};

const longestWaitForOkta = 3000;

class ProfileController {
  static $inject = ['$q', '$timeout', '$window', 'options'];

  constructor($q, $timeout, $window, options) {
    Object.assign(this, { $q, $timeout, $window, options });
  }

  $onInit() {
    const { user } = this.options;
    this.email = user.email;
    this.claims = Object.keys(labels)
      .filter((name) => user[name])
      .map((name) => ({ name, label: labels[name], text: asText(user[name]) }));
  }

  // Ours is the session that must end. Okta's may be out of reach: browsers that block third-party
  // cookies hide it from this page, and then session.close() fails.
  logout() {
    this.leaving = true;
    const closed = this.$q.resolve().then(() => createAuthClient(this.options).session.close());
    this.$q.race([closed, this.$timeout(longestWaitForOkta)])
      .catch(() => {})
      .finally(() => this.$window.location.assign('/authorization-code/logout'));
  }
}

// The server sends strings, and numbers for times only: seconds since 1970.
function asText(value) {
  return typeof value === 'number' ? new Date(value * 1000).toLocaleString() : value;
}

export const profilePage = { template, controller: ProfileController };
