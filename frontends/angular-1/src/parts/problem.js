/** What went wrong, and a second try. */
export const problem = {
  bindings: { onTryAgain: '&' },
  transclude: true,
  template: `
    <div class="problem" data-se="problem" role="alert">
      <p ng-transclude></p>
      <button type="button" data-se="try-again" ng-click="$ctrl.onTryAgain()">Try again</button>
    </div>`,
};
