import type { TestUser } from '@razorokta/frontend-contract';
import { element } from './dom';

/** Who can sign in at the mock org. A real org names nobody. */
export function testUsers(users: TestUser[]): HTMLElement | undefined {
  if (users.length === 0) return undefined;
  return element('div', { class: 'test-users' },
    element('h3', {}, 'Who can sign in here'),
    element('ul', {}, ...users.map(({ login, password }) => element('li', {}, element('code', {}, login), ' with ', element('code', {}, password)))));
}
