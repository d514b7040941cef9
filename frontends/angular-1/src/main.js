import './csp';
import { followSession, untilDrawn } from '@razorokta/frontend-kit';
import angular from 'angular';
import { loginCustom, widget } from './pages/login-custom';
import { loginRedirect } from './pages/login-redirect';
import { overview } from './pages/overview';
import { data, ended, profile, sessionLeft } from './pages/profile';
import { busy } from './parts/busy';
import { linkOnce } from './parts/link-once';
import { problem } from './parts/problem';
import { signedIn } from './parts/signed-in';
import { testUsers } from './parts/test-users';

/** Draws the page, and follows who is signed in. */
export function mount({ container, options, rendered, ended }) {
  return untilDrawn(rendered, ({ drawn, failed }) => {
    const place = container.appendChild(document.createElement('app-page'));
    const given = ['$provide', $provide => {
      $provide.constant('given', { options, rendered: drawn, ended });
      $provide.value('$exceptionHandler', failed);
    }];
    angular.bootstrap(place, ['app', given], { strictDi: true });
  });
}

/** Every page is given options, session as it is now (options.session is how it was), and rendered. */
class Page {
  static $inject = ['$scope', 'given'];

  constructor($scope, { options, rendered, ended }) {
    Object.assign(this, { $scope, options, rendered, ended });
    this.seen = { session: options.session, isKnown: true, isUnanswered: false };
  }

  $onInit() {
    this.following = followSession(this, seen => this.$scope.$apply(() => (this.seen = seen)));
  }

  $onDestroy() {
    this.following.stop();
  }
}

const page = {
  controller: Page,
  template: `
    <div class="app" ng-switch="$ctrl.seen.isKnown && $ctrl.options.page">
      <app-problem ng-if="$ctrl.seen.isUnanswered" on-try-again="$ctrl.following.ask()">The server does not answer, so this page cannot know whether you are still signed in.</app-problem>
      <app-overview ng-switch-when="overview" options="$ctrl.options" session="$ctrl.seen.session" rendered="$ctrl.rendered"></app-overview>
      <app-login-redirect ng-switch-when="login-redirect" options="$ctrl.options" session="$ctrl.seen.session" rendered="$ctrl.rendered"></app-login-redirect>
      <app-login-custom ng-switch-when="login-custom" options="$ctrl.options" session="$ctrl.seen.session" rendered="$ctrl.rendered"></app-login-custom>
      <app-profile ng-switch-when="profile" options="$ctrl.options" session="$ctrl.seen.session" rendered="$ctrl.rendered"></app-profile>
      <app-busy ng-if="!$ctrl.seen.isKnown && !$ctrl.seen.isUnanswered">Asking whether you are signed in…</app-busy>
    </div>`,
};

angular.module('app', [])
  .config(['$compileProvider', $compileProvider => $compileProvider.debugInfoEnabled(false)])
  .component('appPage', page)
  .component('appOverview', overview)
  .component('appLoginRedirect', loginRedirect)
  .component('appLoginCustom', loginCustom)
  .component('appWidget', widget)
  .component('appProfile', profile)
  .component('appData', data)
  .component('appSessionLeft', sessionLeft)
  .component('appEnded', ended)
  .component('appBusy', busy)
  .component('appProblem', problem)
  .component('appSignedIn', signedIn)
  .component('appTestUsers', testUsers)
  .directive('appLinkOnce', linkOnce);
