import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';

const source = await readFile(new URL('../../src/Web/wwwroot/frontend.js', import.meta.url), 'utf8');

const element = (name, marks) => ({
  name, ...marks, removed: false,
  remove() { this.removed = true; },
});

/** The server's half of the profile, as far as frontend.js looks at it. Only the headings and the table are asked for, so few selectors will do. */
async function profile(name, mount) {
  const page = [element('h1', { personal: true, hidden: false }), element('h1', { ended: true, hidden: true }), element('table', { personal: true, hidden: false })];
  const matches = {
    '[data-personal]': one => one.personal,
    '[data-personal]:not(h1)': one => one.personal && one.name !== 'h1',
    '[data-ended]': one => one.ended,
  };
  const all = selector => page.filter(one => !one.removed && matches[selector](one));
  const data = { textContent: '{"page":"profile"}', dataset: { entry: 'data:text/javascript,export const mount = world => globalThis.mountProfile(world);' }, remove() {} };
  const listeners = {};
  Object.assign(globalThis, {
    document: {
      getElementById: id => id === 'frontend-options' ? data : { dataset: {}, replaceChildren() {} },
      querySelectorAll: all,
      querySelector: selector => all(selector)[0] ?? null,
    },
    addEventListener: (type, listener) => { listeners[type] = listener; },
    mountProfile: mount,
  });
  await import(`data:text/javascript,${encodeURIComponent(`${source}// ${name}`)}`); // a module runs once for each address
  return { page, seen: () => page.filter(one => !one.removed && !one.hidden), leave: () => listeners.pagehide() };
}

test('a session that has ended changes the heading and takes the claims away, also when that is said twice', async () => {
  let ended;
  const { page: [, second], seen } = await profile('ended', world => { ended = world.ended; });
  assert.equal(seen().length, 2);

  ended();
  ended();

  assert.deepEqual(seen(), [second]);
});

test('a page that is left says nothing of the user, and not that the session has ended', async () => {
  const { page: [first], seen, leave } = await profile('left', () => {});

  leave();

  assert.deepEqual(seen(), [first]);
});
