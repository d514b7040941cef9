import { loginByRedirect } from '@razorokta/frontend-kit';

/** A button that leaves for Okta's sign-in page. */
class LoginRedirect {
  static $inject = ['$scope'];

  doing = 'nothing'; // or 'leaving', 'failed'

  constructor($scope) {
    this.$scope = $scope;
  }

  $onInit() {
    queueMicrotask(this.rendered);
  }

  /** Signed out in another tab, or fetched ahead: the server has made no login for this page yet. */
  get lacksLogin() {
    return !this.session.signedIn && !this.options.login;
  }

  async leave() {
    const { okta, login } = this.options;
    this.doing = 'leaving';
    try {
      await loginByRedirect(okta, login);
    } catch (error) {
      console.warn(error);
      this.$scope.$apply(() => (this.doing = 'failed'));
    }
  }
}

export const loginRedirect = {
  bindings: { options: '<', session: '<', rendered: '<' },
  controller: LoginRedirect,
  template: `
    <app-signed-in ng-if="$ctrl.session.signedIn" session="$ctrl.session" urls="$ctrl.options.urls"></app-signed-in>
    <a class="button" data-se="login-link" ng-if="$ctrl.lacksLogin" ng-href="{{ $ctrl.options.urls.loginRedirect }}">Sign in</a>
    <h2 ng-if-start="!$ctrl.session.signedIn && $ctrl.options.login">Sign in at Okta</h2>
    <app-problem ng-if="$ctrl.doing === 'failed'" on-try-again="$ctrl.leave()">Okta cannot be reached at the moment.</app-problem>
    <button type="button" data-se="login-link" ng-disabled="$ctrl.doing === 'leaving'" ng-click="$ctrl.leave()">Sign in with Okta</button>
    <app-busy ng-if="$ctrl.doing === 'leaving'">Leaving for Okta…</app-busy>
    <app-test-users ng-if-end users="$ctrl.options.testUsers"></app-test-users>`,
};
