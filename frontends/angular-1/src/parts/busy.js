/** Something is under way. */
export const busy = {
  transclude: true,
  template: '<p class="busy" data-se="busy" role="status" ng-transclude></p>',
};
