// Who is signed in at the org, and which access tokens are out.
import { h, keyed } from './dom.js';
import { applications, call } from './org.js';
import { poll } from './poll.js';
import { openRoom } from './room.js';
import { action, say } from './say.js';
import { dateAndTime, timeOfDay } from './when.js';

const shown = 30;

export function openSessions() {
  const sessions = listOf('Sessions', 'Nobody is signed in.');
  const tokens = listOf('Access tokens', 'No access token is out.');
  const refresh = poll(async () => {
    const [{ sessions: open }, { tokens: out }] = await Promise.all([call('GET', 'sessions'), call('GET', 'tokens')]);
    sessions.show(open, session => session.id, session => drawSession(session, refresh));
    tokens.show(out, token => token.jti, token => drawToken(token, refresh));
  }, 3_000);

  openRoom('sessions', ...sessions.parts, ...tokens.parts);
}

/** Newest first, and not without end. */
function listOf(title, none) {
  const list = h('ul', { class: 'plain cards', 'aria-label': title });
  const note = h('p', { class: 'quiet' }, none);
  return {
    parts: [h('h3', {}, title), list, note],
    show(items, keyOf, make) {
      keyed(list, items.slice(-shown).reverse(), keyOf, make);
      list.hidden = items.length === 0;
      note.hidden = items.length > 0 && items.length <= shown;
      note.textContent = items.length > shown ? `and ${items.length - shown} older` : none;
    },
  };
}

const drawSession = (session, refresh) => h('li', { class: 'with-action' },
  h('div', {}, h('strong', {}, session.user), h('span', { class: 'quiet' }, ` since ${dateAndTime(session.authenticatedAt)}, by ${session.amr.join(', ')}`)),
  action('End', async () => {
    await call('DELETE', `sessions/${encodeURIComponent(session.id)}`);
    say(`The session of ${session.user} has ended`);
    await refresh();
  }, { hint: `the session of ${session.user}` }));

const drawToken = (token, refresh) => h('li', { class: 'with-action' },
  h('div', {}, h('strong', {}, applications.get(token.client) ?? token.client),
    h('span', { class: 'quiet' }, ` for ${token.subject}: ${token.scopes.join(' ')}, until ${timeOfDay(token.expiresAt).slice(0, 8)}`)),
  action('End', async () => {
    await call('DELETE', `tokens/${encodeURIComponent(token.jti)}`);
    say('The token, and all that came from the same grant, have been revoked');
    await refresh();
  }, { hint: `a token of ${applications.get(token.client) ?? token.client}` }));
