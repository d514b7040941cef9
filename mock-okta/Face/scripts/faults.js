// Switches for what shall go wrong.
import { fill, h, keyed } from './dom.js';
import { applications, call } from './org.js';
import { poll } from './poll.js';
import { openRoom } from './room.js';
import { action, busy, say } from './say.js';

const shown = 8;
const endpoints = ['discovery', 'jwks', 'authorize', 'token', 'userinfo', 'logout', 'introspect', 'revoke', 'par', 'all'];

export function openFaults() {
  const armed = h('ul', { class: 'plain cards', 'aria-label': 'Armed faults' });
  const none = h('p', { class: 'quiet' }, 'No fault is on: the org answers as it should.');
  const refresh = poll(async () => {
    const { faults } = await call('GET', 'faults');
    keyed(armed, faults, fault => fault.handle, fault => drawArmed(fault, () => refresh()), countArmed);
    armed.hidden = faults.length === 0;
    none.hidden = faults.length > 0;
    allOff.hidden = faults.length < 2;
  }, 2_000);
  const allOff = action('Disarm all', async () => {
    await call('DELETE', 'faults');
    say('No fault is on');
    await refresh();
  });

  openRoom('faults', armed, none, h('div', { class: 'buttons' }, allOff), ...search(refresh));
}

function drawArmed(fault, refresh) {
  const limits = [fault.client && `for ${applications.get(fault.client) ?? fault.client}`, fault.endpoint && `at ${fault.endpoint}`, fault.state && `for state ${fault.state}`];
  return h('li', { class: 'with-action' },
    h('div', {}, h('code', {}, fault.fault), ' ', h('span', { class: 'quiet' }, limits.filter(Boolean).join(', ')), h('div', { class: 'count quiet' })),
    // What a user name or a registration has brought goes with them.
    fault.armedBy === 'control'
      ? action('Disarm', async () => {
        await call('DELETE', `faults/${encodeURIComponent(fault.handle)}`);
        say(`${fault.fault} is off`);
        await refresh();
      }, { hint: fault.fault })
      : h('span', { class: 'tag' }, `by ${fault.armedBy}`));
}

function countArmed(item, fault) {
  const left = fault.times === 0 ? ', over' : fault.times === null ? '' : `, ${times(fault.times)} more`;
  const text = `met ${times(fault.met)}, applied ${times(fault.applied)}${fault.skip > 0 ? `, not before ${fault.skip} more` : ''}${left}`;
  const count = item.querySelector('.count');
  if (count.textContent !== text) count.textContent = text;
}

const times = count => count === 1 ? 'once' : `${count} times`;

function search(refresh) {
  const input = h('input', { type: 'search', id: 'fault-search', autocomplete: 'off', spellcheck: 'false', 'aria-controls': 'fault-list' });
  const count = h('p', { class: 'quiet', role: 'status' });
  const list = h('ul', { class: 'plain faults', id: 'fault-list', 'aria-label': 'Faults of the catalogue' });
  const catalogue = call('GET', 'faults/catalogue').then(answer => answer.faults, () => []);
  const show = async () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = (await catalogue).filter(fault => words.every(word => textOf(fault).includes(word)));
    keyed(list, found.slice(0, shown), fault => fault.id, fault => drawFault(fault, refresh));
    count.textContent = found.length > shown ? `${found.length} faults, the first ${shown} are shown` : `${found.length} ${found.length === 1 ? 'fault' : 'faults'}`;
  };
  input.addEventListener('input', show);
  show();
  return [h('label', { for: 'fault-search' }, 'Find a fault'), input, count, list];
}

const textOf = fault => [fault.id, fault.area, fault.does, fault.source, ...fault.variants.map(variant => variant.name)].join(' ').toLowerCase();

/** The form is made when it is wanted: there are many faults. */
function drawFault(fault, refresh) {
  const details = h('details', {}, h('summary', {}, h('code', {}, fault.id), h('span', { class: 'does' }, ` ${fault.does}`)));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(fault.notHere ? h('p', { class: 'note' }, fault.notHere) : form(fault, refresh));
  });
  return h('li', {}, details);
}

function form(fault, refresh) {
  const field = fields(fault.id);
  const variant = fault.variants.length > 1 ? field.choice('Variant', fault.variants.map(({ name }, index) => [index, name || 'the first'])) : null;
  const client = field.choice('Application', [['', 'any'], ...applications]);
  const endpoint = fault.variants.some(isOfTransport) ? field.choice('Endpoint', [['', 'as the fault says'], ...endpoints.map(name => [name, name])]) : null;
  const skip = field.number('Let so many pass first');
  const limit = field.number('So many times, then no more');
  const must = h('p', { class: 'quiet' });
  const chosen = () => fault.variants[variant ? Number(variant.input.value) : 0];
  const explain = () => fill(must, `A client must: ${chosen().must}. ${fault.source}`);
  variant?.input.addEventListener('change', explain);
  explain();

  const element = h('form', { class: 'arm' },
    must, variant?.row, client.row, endpoint?.row, skip.row, limit.row,
    h('button', { class: 'button small' }, 'Arm', h('span', { class: 'unseen' }, ` ${fault.id}`)));
  element.addEventListener('submit', event => {
    event.preventDefault();
    busy(element, async () => {
      await call('POST', 'faults', present({
        fault: chosen().name ? `${fault.id}:${chosen().name}` : fault.id,
        client: client.input.value,
        endpoint: isOfTransport(chosen()) ? endpoint.input.value : '',
        skip: skip.input.value && Number(skip.input.value),
        times: limit.input.value && Number(limit.input.value),
      }));
      say(`${fault.id} is on`);
      await refresh();
    });
  });
  return element;
}

const isOfTransport = variant => variant.mutations.some(mutation => mutation.startsWith('http.'));

const present = members => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ''));

/** Label and control, tied by an id that no other fault's have. */
function fields(prefix) {
  const row = (label, input) => ({ input, row: h('div', { class: 'field' }, h('label', { for: input.id }, label), input) });
  const idOf = label => `${prefix}-${label.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
  return {
    choice: (label, options) => row(label, h('select', { id: idOf(label) }, options.map(([value, text]) => h('option', { value }, text)))),
    number: label => row(label, h('input', { id: idOf(label), type: 'number', min: '0', max: '1000', inputmode: 'numeric' })),
  };
}
