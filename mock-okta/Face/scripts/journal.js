// What has happened, login by login, as it happens.
import { fill, h, keyed } from './dom.js';
import { drawDiagram } from './diagram.js';
import { applications, call, control } from './org.js';
import { poll } from './poll.js';
import { openRoom } from './room.js';
import { action, say } from './say.js';
import { group, stepsOf, summarize } from './sequence.js';
import { timeOfDay } from './when.js';

const shownLogins = 25;
const shownOthers = 60;

const entries = new Map();
let last = 0;

export function openJournal() {
  const list = h('div', { class: 'logins' });
  const empty = h('p', { class: 'quiet' }, 'Nobody has signed in yet. A login is drawn here while it happens.');
  const older = h('p', { class: 'quiet', hidden: true });
  const others = outsideAnyLogin();
  const news = h('p', { class: 'unseen', role: 'status' });

  const show = () => {
    const { logins, others: rest } = group([...entries.values()]);
    keyed(list, logins.slice(0, shownLogins), login => login.attempt, drawLogin, showLogin);
    openNewest(list.firstElementChild);
    empty.hidden = logins.length > 0;
    older.hidden = logins.length <= shownLogins;
    older.textContent = `and ${logins.length - shownLogins} older`;
    others.show(rest);
    if (logins.length > 0) news.textContent = `Newest login: ${title(logins[0])}, ${stepsOf(logins[0].entries).length} steps, ${summarize(logins[0].entries).result}`;
  };
  const refresh = poll(async () => { if (await lookForNews()) show(); }, 1_000);

  openRoom('logins', news, empty, list, older, others.element,
    h('div', { class: 'buttons' },
      h('a', { class: 'button small', href: control('journal'), download: 'journal.json' }, 'Export as JSON'),
      action('Clear', async () => {
        await call('DELETE', 'journal');
        await refresh();
        say('The journal is empty');
      }, { hint: 'the journal' })));
}

/** Whether anything has changed: something new, something that is now known to belong to a login, something that is gone. */
async function lookForNews() {
  const journal = await call('GET', `journal?after=${last}`);
  const gone = [...entries.keys()].filter(number => number < journal.first);
  for (const number of gone) entries.delete(number);
  for (const [number, attempt] of Object.entries(journal.attempts)) if (entries.has(Number(number))) entries.get(Number(number)).attempt = attempt;
  for (const entry of journal.entries) entries.set(entry.number, entry);
  last = Math.max(last, ...journal.entries.map(entry => entry.number));
  return gone.length > 0 || journal.entries.length > 0;
}

const title = login => nameOf(summarize(login.entries).client);

const nameOf = client => client === undefined ? 'Login without an application' : applications.get(client) ?? client;

function drawLogin(login) {
  const diagram = drawDiagram();
  const heading = h('summary');
  const element = h('details', { class: 'login' }, heading, diagram.element);
  drawn.set(element, { diagram, heading });
  return element;
}

/** The newest is open; the one before it closes, unless somebody is busy there. */
let opened = null;

function openNewest(newest) {
  if (!newest || newest === opened) return;
  if (opened && !opened.contains(document.activeElement) && !opened.querySelector('details[open]')) opened.open = false;
  newest.open = true;
  opened = newest;
}

const drawn = new WeakMap();

function showLogin(element, login) {
  const { diagram, heading } = drawn.get(element);
  diagram.show(login.entries);
  const { user, startedAt, result, good } = summarize(login.entries);
  const text = [title(login), user, startedAt, result].join('|');
  if (heading.dataset.text === text) return;
  heading.dataset.text = text;
  fill(heading,
    h('h3', {}, title(login)), ' ',
    h('span', { class: good === null ? 'tag' : good ? 'tag good' : 'tag bad' }, result), ' ',
    h('span', { class: 'quiet' }, [timeOfDay(startedAt).slice(0, 8), user].filter(Boolean).join(', '), ', state ', h('code', {}, login.attempt)));
}

/** Metadata, keys, and whatever else says nothing about a login. */
function outsideAnyLogin() {
  const diagram = drawDiagram();
  const heading = h('summary');
  const element = h('details', { class: 'login', hidden: true }, heading, diagram.element);
  return {
    element,
    show(rest) {
      element.hidden = rest.length === 0;
      fill(heading, h('h3', {}, 'Outside any login'), ' ', h('span', { class: 'tag' }, `${rest.length} requests`));
      diagram.show(rest.slice(-shownOthers));
    },
  };
}
