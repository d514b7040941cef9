import type { TestUser } from '@razorokta/frontend-contract';

/** Who can sign in at the mock org. A real org names nobody. */
export function TestUsers({ users }: { users: TestUser[] }) {
  if (users.length === 0) return null;
  return (
    <div className="test-users">
      <h3>Who can sign in here</h3>
      <ul>
        {users.map(({ login, password }) => <li key={login}><code>{login}</code> with <code>{password}</code></li>)}
      </ul>
    </div>
  );
}
