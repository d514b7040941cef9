// One request and its answer, as they were on the wire; secrets never reach this page.
import { h } from './dom.js';
import { timeOfDay } from './when.js';

export const drawExchange = entry => h('div', { class: 'exchange' },
  h('p', { class: 'quiet' }, `Number ${entry.number}, at ${timeOfDay(entry.at)}, took ${entry.tookMilliseconds} ms`),
  entry.faults.length > 0 && h('p', { class: 'note' }, 'Changed by the fault ', entry.faults.map(fault => h('code', {}, fault))),
  part('Query', entry.query),
  part('Request headers', entry.requestHeaders),
  part('Request body', entry.requestBody),
  part(`Answer ${entry.status}: headers`, entry.responseHeaders),
  part('Answer: body', entry.responseBody),
  part('Authorization response', entry.outcome));

function part(title, value) {
  if (value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)) return null;
  return h('section', {}, h('h4', {}, title), members(value));
}

const members = value => isObject(value)
  ? h('dl', { class: 'members' }, Object.entries(value).flatMap(([name, member]) => [h('dt', {}, name), h('dd', {}, isObject(member) ? members(member) : h('code', {}, written(member)))]))
  : h('code', {}, written(value));

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);

const written = value => typeof value === 'string' ? value : JSON.stringify(value);
