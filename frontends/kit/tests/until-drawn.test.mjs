// What mount's promise says, and when.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import test, { beforeEach } from 'node:test';

const vite = await import('vite').catch(() => null);
const skip = vite ? false : 'Vite is not installed: npm install';
const file = name => fileURLToPath(new URL(`../${name}`, import.meta.url));
const { untilDrawn } = vite ? (await vite.runnerImport(file('src/until-drawn.ts'), { configFile: false, root: file('.') })).module : {};

let said;
beforeEach(() => {
  said = [];
  globalThis.reportError = error => said.push(`reported ${error.message}`);
});

const mount = draw => untilDrawn(() => said.push('rendered'), draw).then(() => said.push('fulfilled'), error => said.push(`rejected ${error.message}`));

test('a page that is drawn twice says so once', { skip }, async () => {
  await mount(({ drawn }) => (drawn(), drawn()));
  assert.deepEqual(said, ['rendered', 'fulfilled']);
});

test('a page that cannot be drawn is not said to be, whatever comes later', { skip }, async () => {
  await mount(({ drawn, failed }) => (failed(new Error('out of paint')), drawn()));
  assert.deepEqual(said, ['rejected out of paint']);
});

test('drawing may throw', { skip }, async () => {
  await mount(() => {
    throw new Error('out of paint');
  });
  assert.deepEqual(said, ['rejected out of paint']);
});

test('what goes wrong later is reported', { skip }, async () => {
  await mount(({ drawn, failed }) => (drawn(), failed(new Error('torn'))));
  assert.deepEqual(said, ['rendered', 'reported torn', 'fulfilled']);
});
