import { loginByWidget, widgetStyle } from '@razorokta/frontend-kit';

/** Okta's Sign-In Widget, in a page of ours. */
class LoginCustom {
  $onInit() {
    if (this.session.signedIn || this.lacksLogin) queueMicrotask(this.rendered);
  }

  /** Signed out in another tab, or fetched ahead: the server has made no login for this page yet. */
  get lacksLogin() {
    return !this.session.signedIn && !this.options.login;
  }
}

export const loginCustom = {
  bindings: { options: '<', session: '<', rendered: '<' },
  controller: LoginCustom,
  template: `
    <app-signed-in ng-if="$ctrl.session.signedIn" session="$ctrl.session" urls="$ctrl.options.urls"></app-signed-in>
    <a class="button" ng-if="$ctrl.lacksLogin" ng-href="{{ $ctrl.options.urls.loginCustom }}">Sign in</a>
    <app-widget ng-if-start="!$ctrl.session.signedIn && $ctrl.options.login" options="$ctrl.options" rendered="$ctrl.rendered"></app-widget>
    <app-test-users ng-if-end users="$ctrl.options.testUsers"></app-test-users>`,
};

class Widget {
  static $inject = ['$element', '$scope'];

  style = widgetStyle;
  state = 'loading'; // or 'drawn', 'failed'

  constructor($element, $scope) {
    Object.assign(this, { $element, $scope });
  }

  $postLink() {
    this.draw();
  }

  $onDestroy() {
    this.remove();
  }

  draw() {
    const { okta, login } = this.options;
    const place = this.$element[0].querySelector('#sign-in-container');
    this.remove?.();
    this.state = 'loading';
    this.remove = loginByWidget(okta, login, place, {
      drawn: () => this.show('drawn'),
      failed: error => {
        console.warn(error);
        this.show('failed');
      },
    });
  }

  show(state) {
    this.$scope.$apply(() => (this.state = state));
    this.rendered();
  }
}

export const widget = {
  bindings: { options: '<', rendered: '<' },
  controller: Widget,
  template: `
    <link rel="stylesheet" ng-href="{{ $ctrl.style }}">
    <app-busy ng-if="$ctrl.state === 'loading'">Loading the form…</app-busy>
    <app-problem ng-if="$ctrl.state === 'failed'" on-try-again="$ctrl.draw()">Okta cannot be reached at the moment. Your password is not the reason.</app-problem>
    <div id="sign-in-container" ng-prop-hidden="$ctrl.state !== 'drawn'"></div>`,
};
