/** Who is signed in, on pages that have nothing else to offer then. */
export const signedIn = {
  bindings: { session: '<', urls: '<' },
  template: `
    <h2>You are signed in</h2>
    <p>{{ $ctrl.session.user.email || $ctrl.session.user.subject }}</p>
    <a class="button" ng-href="{{ $ctrl.urls.profile }}">Your profile</a>`,
};
