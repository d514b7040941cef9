// Paste a token, see what it says.
import { fill, h } from './dom.js';
import { decode, judge } from './jwt.js';
import { call } from './org.js';
import { openRoom } from './room.js';
import { orgNow } from './time.js';
import { away, dateAndTime } from './when.js';

/** Seconds since 1970 (RFC 7519 2, OIDC Core 2 and 5.1). */
const times = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at']);

export function openDecoder() {
  const input = h('textarea', { id: 'jwt', rows: '5', spellcheck: 'false', autocomplete: 'off', 'aria-describedby': 'jwt-hint' });
  const output = h('div', { role: 'status' });
  input.addEventListener('input', () => show(input.value, output));
  openRoom('token',
    h('label', { for: 'jwt' }, 'Token'), input,
    h('p', { class: 'quiet', id: 'jwt-hint' }, 'An ID token, access token or logout token. It is read in this page and sent nowhere.'),
    output);
}

async function show(text, output) {
  if (text.trim() === '') {
    fill(output);
    return;
  }
  try {
    const token = decode(text);
    const verdict = await judge(token, await call('GET', 'keys'));
    fill(output, sentence(verdict.good, verdict.text), expiry(token.claims), table('Header', token.header), table('Claims', token.claims));
  } catch (error) {
    fill(output, sentence(false, error.message));
  }
}

const sentence = (good, text) => h('p', { class: good ? 'verdict good' : 'verdict bad' }, text);

function expiry({ exp }) {
  if (typeof exp !== 'number') return sentence(false, 'It never expires: there is no exp.');
  return exp * 1000 <= orgNow()
    ? sentence(false, `It has expired ${away(exp * 1000, orgNow())}, by the org's clock.`)
    : sentence(true, `It expires ${away(exp * 1000, orgNow())}, by the org's clock.`);
}

const table = (title, members) => [
  h('h3', {}, title),
  h('dl', { class: 'members' }, Object.entries(members).flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, h('code', {}, written(value)), asDate(name, value))])),
];

const written = value => typeof value === 'string' ? value : JSON.stringify(value);

/** Beyond this, JavaScript has no date. */
const lastSecond = 8.64e12;

const asDate = (name, value) => times.has(name) && typeof value === 'number' && Math.abs(value) <= lastSecond
  ? h('span', { class: 'quiet' }, ` ${dateAndTime(value * 1000)} UTC, ${away(value * 1000, orgNow())}`)
  : null;
