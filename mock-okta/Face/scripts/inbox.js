// What the org would have sent to people, and what their phones show.
import { fill, h, keyed } from './dom.js';
import { call } from './org.js';
import { poll } from './poll.js';
import { openRoom } from './room.js';
import { action, say } from './say.js';
import { timeOfDay } from './when.js';

const shown = 20;

export function openInbox() {
  const apps = h('ul', { class: 'plain cards', 'aria-label': 'Authenticator apps' });
  const messages = h('ul', { class: 'plain cards', 'aria-label': 'Messages' });
  const empty = h('p', { class: 'quiet' }, 'Nothing has been sent. Codes, links and push messages appear here.');
  const refresh = poll(async () => {
    const inbox = await call('GET', 'inbox');
    keyed(apps, inbox.authenticators, app => `${app.to} ${app.app}`, () => h('li'), showApp);
    keyed(messages, inbox.messages.slice(0, shown), message => message.id, message => drawMessage(message), (item, message) => showAnswer(item, message, () => refresh()));
    apps.hidden = inbox.authenticators.length === 0;
    messages.hidden = inbox.messages.length === 0;
    empty.hidden = inbox.messages.length > 0;
  }, 1_500);

  openRoom('inbox',
    apps,
    messages,
    empty,
    h('div', { class: 'buttons' }, action('Clear the inbox', async () => {
      await call('DELETE', 'inbox');
      await refresh();
      say('The inbox is empty');
    })));
}

function showApp(item, app) {
  if (item.dataset.code === app.code) return;
  item.dataset.code = app.code;
  fill(item,
    h('div', {}, h('strong', {}, app.to), h('span', { class: 'quiet' }, ` ${app.app === 'GOOGLE' ? 'Google Authenticator' : 'Okta Verify'}, until ${timeOfDay(app.until).slice(0, 8)}`)),
    h('code', { class: 'code' }, app.code));
}

function drawMessage(message) {
  return h('li', {},
    h('div', {}, h('strong', {}, message.to), h('span', { class: 'quiet' }, ` ${message.channel} to ${message.address}, ${timeOfDay(message.at).slice(0, 8)}`)),
    h('p', {}, message.text),
    message.code && h('code', { class: 'code' }, message.code),
    message.link && h('p', {}, h('a', { href: linkOf(message.link) }, message.link)),
    message.push && h('div', { class: 'buttons' }));
}

/** The org writes links of its own; anything that is none does not become one. */
const linkOf = link => /^https?:\/\//.test(link) ? link : null;

const answered = { approved: 'Answered: approve', rejected: 'Answered: reject', expired: 'It has run out' };

/** Only a push message that still waits can be answered: here, by a program, or by the phone itself. */
function showAnswer(item, message, refresh) {
  if (!message.push || item.dataset.state === message.state) return;
  item.dataset.state = message.state;
  const row = item.querySelector('.buttons');
  const hadFocus = row.contains(document.activeElement);
  fill(row, message.state === 'waiting' ? choices(message, refresh) : h('p', { tabindex: '-1' }, answered[message.state]));
  if (hadFocus) row.firstChild.focus();
}

function choices(message, refresh) {
  const choice = (label, answer) => action(label, async () => {
    await call('POST', `push/${encodeURIComponent(message.push)}`, { answer });
    say(`${message.to}: ${answer}`);
    await refresh();
  }, { hint: `the sign-in of ${message.to}` });
  return [choice('Approve', 'approve'), choice('Reject', 'reject')];
}
