import type { TestUser } from '@razorokta/frontend-contract';
import { html, nothing } from 'lit';

/** Who can sign in at the mock org. A real org names nobody. */
export const testUsers = (users: TestUser[]) => users.length === 0 ? nothing : html`
  <div class="test-users">
    <h3>Who can sign in here</h3>
    <ul>
      ${users.map(({ login, password }) => html`<li><code>${login}</code> with <code>${password}</code></li>`)}
    </ul>
  </div>`;
