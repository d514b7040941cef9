/** Where people begin, and where logout ends. */
class Overview {
  $onInit() {
    queueMicrotask(this.rendered);
  }
}

export const overview = {
  bindings: { options: '<', session: '<', rendered: '<' },
  controller: Overview,
  template: `
    <div data-se="overview">
      <app-signed-in ng-if="$ctrl.session.signedIn" session="$ctrl.session" urls="$ctrl.options.urls"></app-signed-in>
      <h2 ng-if-start="!$ctrl.session.signedIn">Nobody is signed in</h2>
      <p>There are two ways in. Both end with the same session.</p>
      <ul class="choices" ng-if-end>
        <li><a ng-href="{{ $ctrl.options.urls.loginRedirect }}"><strong>By redirect</strong> Okta’s own sign-in page</a></li>
        <li><a ng-href="{{ $ctrl.options.urls.loginCustom }}"><strong>By the widget</strong> Okta’s form, in a page of ours</a></li>
      </ul>
    </div>`,
};
