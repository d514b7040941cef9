import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import test from 'node:test';
import { flagsOfTheMock, parseFlags, usage } from '../../scripts/settings/flags.mjs';

const start = { call: 'npm start', says: 'Runs it.', flags: ['port', 'mock-port', 'frontend'] };
const parse = (...args) => parseFlags(start, args, {});

test('both ways of writing a value are read', () => {
  assert.deepEqual(parse('--port', '4000', '--mock-port=8888', '--frontend', '@okta/samples-js-react'),
    { 'port': 4000, 'mock-port': 8888, 'frontend': '@okta/samples-js-react' });
});

test('no flags are no problem', () => assert.deepEqual(parse(), {}));

test('help is known to every command', () => {
  assert.equal(parse('--help').help, true);
  assert.equal(parse('-h').help, true);
});

for (const value of ['0', '65536', '-1', '80a', '3000.5', ' ', '']) {
  test(`"${value}" is refused as a port`, () => assert.throws(() => parse(`--port=${value}`), /--port needs a port/));
}

test('a flag without its value is refused, and the next flag is not taken for it', () => {
  assert.throws(() => parse('--port'), /--port needs a port/);
  assert.throws(() => parse('--frontend', '--port', '4000'), /--frontend needs a value/);
});

test('an unknown flag is refused with the usage', () => {
  assert.throws(() => parse('--prot', '4000'), problem => /no flag --prot/.test(problem.message) && problem.details.join('\n') === usage(start));
});

test('a flag of another command is unknown here', () => assert.throws(() => parse('--filter', 'x'), /no flag --filter/));

const mock = { call: 'npm run mock-okta', says: 'Runs it.', flags: ['port', 'mock-port', ...flagsOfTheMock] };

test('whatever the mock itself can be told, its script can', () => {
  const source = readFileSync(new URL('../../mock-okta/Configuration/CommandLine.cs', import.meta.url), 'utf8');
  const known = [...source.matchAll(/case "--([a-z-]+)"/g)].map(([, name]) => name);
  const others = ['help', 'port', 'check', 'version']; // known here too or under another name, or of no use when building first
  assert.deepEqual(known.filter(name => !others.includes(name)).sort(), [...flagsOfTheMock].sort());
  for (const name of flagsOfTheMock) assert.match(usage(mock), new RegExp(`^  --${name}\\b`, 'm'));
});

test('flags of the mock are read: files by their whole path, a switch without a value, names in a row', () => {
  const given = parseFlags(mock, ['--https', '--definition', 'org.json', '--also-known-as', 'one', '--also-known-as=two'], {});
  assert.deepEqual(given, { 'https': true, 'definition': resolve(process.env.INIT_CWD ?? '.', 'org.json'), 'also-known-as': ['one', 'two'] });
  assert.throws(() => parseFlags(mock, ['--https=yes'], {}), /--https takes no value/);
  assert.throws(() => parseFlags(mock, [], { npm_config_https: 'true' }), problem => /-- --https$/.test(problem.parts.cure));
});

test('a stray word is refused', () => assert.throws(() => parse('4000'), /what to do with "4000"/));

const make = { call: 'npm run new-frontend', says: 'Makes it.', words: ['name'], flags: ['template'] };

test('a command that asks for a word gets it, wherever it stands, and no second one', () => {
  assert.deepEqual(parseFlags(make, ['it', '--template', 'vue'], {}), { name: 'it', template: 'vue' });
  assert.deepEqual(parseFlags(make, ['--template=vue', 'it'], {}), { name: 'it', template: 'vue' });
  assert.throws(() => parseFlags(make, ['it', 'that'], {}), /what to do with "that"/);
  assert.throws(() => parseFlags(make, ['-it'], {}), /what to do with "-it"/);
});

test('a word that is missing is named, but not to whom asks for help', () => {
  assert.throws(() => parseFlags(make, ['--template', 'vue'], {}), problem => /^NAME is missing/.test(problem.message) && problem.details.join('\n') === usage(make));
  assert.deepEqual(parseFlags(make, ['--help'], {}), { help: true });
  assert.match(usage(make), /^Usage: npm run new-frontend -- NAME \[flags\]\n[\s\S]*^ {2}NAME {2,}the name/m);
});

test('the cure for flags that npm kept names the word, too', () =>
  assert.throws(() => parseFlags(make, ['it', 'vue'], { npm_config_template: '' }), problem => /new-frontend -- NAME --template NAME$/.test(problem.parts.cure)));

test('flags that npm kept for itself are noticed', () => {
  const withKept = () => parseFlags(start, ['4000'], { npm_config_port: 'true', npm_config_mock_port: '5' });
  assert.throws(withKept, problem => /kept --port and --mock-port/.test(problem.message) && /npm start -- --port N/.test(problem.parts.cure));
});
