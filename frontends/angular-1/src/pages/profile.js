import { asClock, countDown, nameOf, secondsLeft } from '@razorokta/frontend-kit';

/** Who one is, for how long, and the way out. */
class Profile {
  $onInit() {
    queueMicrotask(this.rendered);
  }
}

export const profile = {
  bindings: { options: '<', session: '<', rendered: '<' },
  controller: Profile,
  template: `
    <app-data ng-if="$ctrl.session.signedIn" session="$ctrl.session" urls="$ctrl.options.urls"></app-data>
    <app-ended ng-if="!$ctrl.session.signedIn" urls="$ctrl.options.urls"></app-ended>`,
};

class Data {
  $onChanges() {
    const { user = {} } = this.session;
    this.name = nameOf(user);
    this.email = user.email;
    this.rows = [
      { name: 'Subject', value: user.subject },
      { name: 'Locale', value: user.locale },
      { name: 'Time zone', value: user.zoneInfo },
      { name: 'Issuer', value: user.iss },
    ].filter(({ value }) => value !== undefined);
  }
}

export const data = {
  bindings: { session: '<', urls: '<' },
  controller: Data,
  template: `
    <h2>{{ $ctrl.name }}</h2>
    <dl>
      <dt>Email</dt>
      <dd data-se="email">{{ $ctrl.email }}</dd>
      <dt ng-repeat-start="row in $ctrl.rows track by row.name">{{ row.name }}</dt>
      <dd ng-repeat-end>{{ row.value }}</dd>
    </dl>
    <app-session-left session="$ctrl.session"></app-session-left>
    <p class="actions">
      <a app-link-once class="button" data-se="logout-link" ng-href="{{ $ctrl.urls.logout }}">Sign out</a>
      <a ng-href="{{ $ctrl.urls.sessions }}">Your sessions</a>
    </p>`,
};

/** Counts down from what the server has said last. */
class SessionLeft {
  static $inject = ['$scope'];

  asClock = asClock;

  constructor($scope) {
    this.$scope = $scope;
  }

  $onChanges() {
    this.stop?.();
    this.left = secondsLeft(this.session, 0);
    this.stop = countDown(this.session, left => this.$scope.$apply(() => (this.left = left)));
  }

  $onDestroy() {
    this.stop();
  }
}

export const sessionLeft = {
  bindings: { session: '<' },
  controller: SessionLeft,
  template: `
    <p class="left" data-se="session-left" role="timer">
      {{ $ctrl.left.atMost === undefined ? 'Your session has no fixed end.' : 'Your session ends in' }}
      <strong ng-if="$ctrl.left.atMost !== undefined">{{ $ctrl.asClock($ctrl.left.atMost) }}</strong><span ng-if="$ctrl.left.idle !== undefined">, without use in <strong>{{ $ctrl.asClock($ctrl.left.idle) }}</strong></span>
    </p>`,
};

class Ended {
  $onInit() {
    const { login, profile } = this.urls;
    this.href = `${login}?returnTo=${encodeURIComponent(profile)}`;
  }
}

export const ended = {
  bindings: { urls: '<' },
  controller: Ended,
  template: `
    <div data-se="session-ended" role="alert">
      <h2>Your session has ended</h2>
      <p>Sign in to come back to this page.</p>
      <a app-link-once class="button" ng-href="{{ $ctrl.href }}">Sign in</a>
    </div>`,
};
