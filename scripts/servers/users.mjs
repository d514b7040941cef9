// Who can sign in at the mock, asked of it: a definition may have others than george and john.
import { ask } from './ask.mjs';
import { mockAddress } from './programs.mjs';

const shown = 4;

/** A line for the user, for example `george or john, password Asdf1234`; `null` when the mock does not say. */
export async function usersOf(mock) {
  try {
    const { status, text } = await ask(`${mockAddress(mock)}/_mock/users`, { authorityFile: mock.authorityFile, timeoutMs: 3000 });
    return status === 200 ? describeUsers(JSON.parse(text).users) : null;
  } catch {
    return null;
  }
}

/** `users` as the control address lists them. */
export function describeUsers(users) {
  const able = users.filter(user => !user.status || user.status === 'active');
  const some = able.slice(0, shown);
  if (some.length === 0) return 'nobody: the definition has no active user';
  const more = able.length > shown ? `, and ${able.length - shown} more` : '';
  const name = ({ login }) => login.split('@')[0];
  return some.every(user => user.password === some[0].password)
    ? `${some.map(name).join(' or ')}, password ${some[0].password}${more}`
    : some.map(user => `${name(user)} / ${user.password}`).join(', ') + more;
}
