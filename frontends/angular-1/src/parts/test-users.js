/** Who can sign in at the mock org. A real org names nobody. */
export const testUsers = {
  bindings: { users: '<' },
  template: `
    <div class="test-users" ng-if="$ctrl.users.length > 0">
      <h3>Who can sign in here</h3>
      <ul>
        <li ng-repeat="user in $ctrl.users track by user.login"><code>{{ user.login }}</code> with <code>{{ user.password }}</code></li>
      </ul>
    </div>`,
};
