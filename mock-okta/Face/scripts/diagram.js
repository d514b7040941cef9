// A login drawn as a sequence diagram: three lanes to the eye, an ordered list of sentences to a screen reader.
import { h, keyed, unseen } from './dom.js';
import { drawExchange } from './exchange.js';
import { lanes, stepsOf } from './sequence.js';

export function drawDiagram() {
  const steps = h('ol', { class: 'steps' });
  return {
    element: h('div', { class: 'diagram' }, h('div', { class: 'lanes', 'aria-hidden': 'true' }, lanes.map(name => h('span', {}, name))), steps),
    show: entries => keyed(steps, stepsOf(entries), step => step.key, drawStep),
  };
}

function drawStep(step) {
  const way = `from-${lanes.indexOf(step.from)} to-${lanes.indexOf(step.to)}`;
  return h('li', { class: `step ${way}${step.entry ? '' : ' guessed'}` }, step.entry ? exchange(step) : h('p', { class: 'line' }, sentence(step), arrow()));
}

function exchange(step) {
  const details = h('details', {}, h('summary', { class: 'line' }, sentence(step), arrow()));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(drawExchange(step.entry));
  });
  return details;
}

/** "Browser to Mock Okta: GET /oauth2/default/v1/authorize, 302": who it is from and to is what the eye sees in the arrow. */
const sentence = step => h('span', { class: 'label' },
  unseen(`${step.from} to ${step.to}: `),
  step.method && h('b', {}, step.method, ' '),
  h('span', { class: 'what' }, step.entry ? step.what : `goes to ${step.what}${step.carried.length > 0 ? ` with ${step.carried.join(', ')}` : ''}`),
  step.status !== undefined && [unseen(', '), h('span', { class: `status s${Math.floor(step.status / 100)}` }, String(step.status))],
  step.faults.map(fault => [unseen(', '), h('span', { class: 'tag fault' }, `fault ${fault}`)]));

const arrow = () => h('span', { class: 'arrow', 'aria-hidden': 'true' });
