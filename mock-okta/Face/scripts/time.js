// The org's clock, its keys, and back to the beginning.
import { h } from './dom.js';
import { call } from './org.js';
import { poll } from './poll.js';
import { openRoom } from './room.js';
import { action, busy, say } from './say.js';
import { dateAndTime } from './when.js';

const steps = [['1 minute', 'PT1M'], ['1 hour', 'PT1H'], ['1 day', 'P1D']];

const time = h('time', { class: 'clock' });
const offset = h('p', { class: 'quiet' });
let known = null;

/** The org's time as far as this page knows it, in milliseconds. */
export const orgNow = () => known ? known.now + (performance.now() - known.at) : Date.now();

export function openTime() {
  poll(async () => show(await call('GET', 'clock')), 5_000);
  const move = async advance => {
    show(await call('POST', 'clock', { advance }));
    say(`The org's time is ${dateAndTime(orgNow())}`);
  };
  setInterval(tick, 1_000);
  openRoom('time',
    h('p', { class: 'now' }, time, ' UTC'),
    offset,
    h('div', { class: 'buttons', role: 'group', 'aria-label': 'Move the clock' },
      steps.map(([name, advance]) => action(`+ ${name}`, () => move(advance))),
      action('Back to now', async () => {
        show(await call('DELETE', 'clock'));
        say('The org has the time of this machine');
      })),
    ownStep(move),
    h('div', { class: 'buttons' },
      action('Rotate the keys', async () => say(`New tokens are signed by the key ${(await call('POST', 'keys/rotate')).kid}`)),
      resetButton()));
}

function ownStep(move) {
  const input = h('input', { type: 'text', id: 'advance', name: 'advance', placeholder: '-P1DT2H', spellcheck: 'false', autocomplete: 'off', required: true });
  const form = h('form', { class: 'inline' },
    h('label', { for: 'advance' }, 'By an ISO 8601 duration'), input, h('button', { class: 'button small' }, 'Move'));
  form.addEventListener('submit', event => {
    event.preventDefault();
    busy(form, () => move(input.value.trim()));
  });
  return form;
}

/** Asks first: what it takes away does not come back. */
function resetButton() {
  const dialog = h('dialog', { 'aria-labelledby': 'reset-question' },
    h('h3', { id: 'reset-question' }, 'Reset this org?'),
    h('p', {}, 'Everybody is signed out, tokens and armed faults are gone, changed users and applications are as they were, the clock is this machine\'s.'),
    h('div', { class: 'buttons' },
      action('Reset', async () => {
        await call('POST', 'reset');
        location.reload();
      }),
      action('Cancel', async () => dialog.close(), { kind: 'small quiet' })));
  return [action('Reset the org…', async () => dialog.showModal(), { kind: 'small danger' }), dialog];
}

function show(clock) {
  known = { now: Date.parse(clock.now), at: performance.now() };
  offset.textContent = clock.offset === 'PT0S' ? 'as on this machine' : `moved by ${clock.offset}`;
  tick();
}

function tick() {
  if (!known) return;
  time.textContent = dateAndTime(orgNow());
  time.dateTime = new Date(orgNow()).toISOString();
}
