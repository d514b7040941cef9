// The global `bundle`: the server's page calls bundle.bootstrap(options) once, after doc.initDoc().
import './csp.js';
import angular from 'angular';
import { loginCustomPage } from './login-custom/login-custom.js';
import { loginRedirectPage } from './login-redirect/login-redirect.js';
import { overviewPage } from './overview/overview.js';
import { profilePage } from './profile/profile.js';

// No router: the server renders a full page for each path, so the path never changes under us.
const pages = {
  '/': 'overview-page',
  '/authorization-code/login-redirect': 'login-redirect-page',
  '/authorization-code/login-custom': 'login-custom-page',
  '/authorization-code/profile': 'profile-page',
};

angular.module('samples', [])
  .component('overviewPage', overviewPage)
  .component('loginRedirectPage', loginRedirectPage)
  .component('loginCustomPage', loginCustomPage)
  .component('profilePage', profilePage);

export function bootstrap(options) {
  const container = document.querySelector(options.container);
  const page = pages[window.location.pathname] ?? pages['/'];

  // AngularJS evaluates every {{ }} below the element it starts on. It gets our container, emptied
  // first, and never the rest of the page, where the server has written values of its own.
  container.replaceChildren(document.createElement(page));

  angular.module('samples').constant('options', options);
  angular.bootstrap(container, ['samples'], { strictDi: true });
}

export default bootstrap;
