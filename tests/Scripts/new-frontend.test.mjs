// npm run new-frontend, in a small repository of its own: two front-ends of contract 2, one of contract 1, and what they share.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { beforeEach, afterEach } from 'node:test';
import { root } from '../../scripts/lib/root.mjs';
import { runCommand } from '../../scripts/processes/command.mjs';
import { findTemplates } from '../../scripts/templates/find.mjs';
import { checkName } from '../../scripts/templates/package-name.mjs';

let repository;
let work;

beforeEach(() => {
  repository = realpathSync(mkdtempSync(join(tmpdir(), 'razorokta-')));
  work = join(repository, 'work');
  mkdirSync(work);
  cpSync(join(root, 'scripts'), join(repository, 'scripts'), { recursive: true });
  write('package.json', json({ name: 'the-root', dependencies: { '@shop/installed': '1.0.0' } }));
  write('frontends/paper/package.json', json({
    name: '@shop/paper',
    version: '7.0.0',
    razorOkta: { contract: 2, framework: 'Paper', language: 'TypeScript', title: 'Paper', level: 4 },
    dependencies: { kit: 'file:../kit', contract: 'file:../../contract', pulp: '2.1.0' },
    devDependencies: { inside: 'file:./tools' },
  }));
  write('frontends/paper/README.md', [
    '# @shop/paper', '', 'The front-end in Paper. It lies beside', '[the kit](../kit).', '',
    'Copy it.', '', '## Alone', '', 'Serve it: `npm start -- --frontend @shop/paper`.', '',
    'See [the rules](../../docs/rules.md#level-1), [a page](src/page.ts), [below](#below), [far away](https://example.com/../x), and [one more].', '',
    '[one more]: ../../docs/more.md', '',
  ].join('\n'));
  write('frontends/paper/src/page.ts', 'page');
  write('frontends/paper/docs/notes.md', '[the kit](../../kit)\n[home](../README.md)\n');
  for (const made of ['node_modules/pulp/x.js', 'dist/app.js', 'src/node_modules/y.js']) write(`frontends/paper/${made}`, 'made');
  write('frontends/stone/package.json', json({ name: '@shop/stone', razorOkta: { contract: 2, framework: 'none' } }));
  write('frontends/old/package.json', json({ name: '@shop/old', bin: { 'build-frontend': 'x.js' } }));
  write('frontends/kit/package.json', json({ name: 'kit' }));
});

afterEach(() => rmSync(repository, { recursive: true, force: true, maxRetries: 5 }));

test('the copy has a name, a version and a title of its own, and the way to what lies beside the template', async () => {
  await made('@me/sheet', '--template', 'paper');
  assert.deepEqual(manifestOf('work/sheet'), {
    name: '@me/sheet',
    version: '0.1.0',
    razorOkta: { contract: 2, framework: 'Paper', language: 'TypeScript', title: '@me/sheet', level: 4 },
    dependencies: { kit: 'file:../../frontends/kit', contract: 'file:../../contract', pulp: '2.1.0' },
    devDependencies: { inside: 'file:./tools' },
    description: 'A front-end of contract 2, from the template Paper',
  });
});

test('its files are the template’s, without what is made from them', async () => {
  await made('sheet', '--template', 'paper');
  assert.deepEqual(filesIn('work/sheet'), ['README.md', 'docs/notes.md', 'package.json', 'src/page.ts']);
  assert.equal(read('work/sheet/src/page.ts'), 'page');
});

test('its README begins with its own words, and every link leads where the template’s does', async () => {
  await made('sheet', '--template', 'paper');
  const [heading, , ...rest] = read('work/sheet/README.md').split('\n');
  const text = rest.join('\n');
  assert.equal(heading, '# sheet');
  assert.match(text, /^A front-end for RazorOkta in Paper and TypeScript, of \[contract 2\]\(\.\.\/\.\.\/docs\/frontend-contract\.md\)/);
  assert.match(text, /\[frontends\/paper\]\(\.\.\/\.\.\/frontends\/paper\), which keeps every rule up to level 4\./);
  assert.match(text, /\n## Alone\n\nServe it: `npm start -- --frontend sheet`/);
  assert.doesNotMatch(text, /beside|Copy it|@shop/);
  assert.match(text, /\(\.\.\/\.\.\/docs\/rules\.md#level-1\), \[a page\]\(src\/page\.ts\), \[below\]\(#below\), \[far away\]\(https:\/\/example\.com\/\.\.\/x\)/);
  assert.match(text, /^\[one more\]: \.\.\/\.\.\/docs\/more\.md$/m);
  assert.equal(read('work/sheet/docs/notes.md'), '[the kit](../../../frontends/kit)\n[home](../README.md)\n');
});

test('a template without a README gets one', async () => {
  await made('pebble', '--template', 'stone');
  assert.match(read('work/pebble/README.md'), /^# pebble\n\nA front-end for RazorOkta in JavaScript, without a framework, /);
  assert.ok(!read('work/pebble/README.md').endsWith('\n\n'));
});

test('it ends by saying what is next', async () => {
  const lines = await made('@me/sheet', '--template', 'paper');
  assert.deepEqual(lines.slice(-4), [
    '',
    '  npm install ./work/sheet',
    '  npm start -- --dev --frontend @me/sheet',
    '  and docs/frontend-contract.md has the rules',
  ]);
});

test('outside the repository it has an installation of its own', async () => {
  const outside = realpathSync(mkdtempSync(join(tmpdir(), 'razorokta-')));
  try {
    const { ok, lines } = await call(['sheet', '--template', 'paper'], outside);
    assert.ok(ok, lines.join('\n'));
    const { kit } = JSON.parse(readFileSync(join(outside, 'sheet', 'package.json'), 'utf8')).dependencies;
    assert.equal(realpathSync(join(outside, 'sheet', kit.replace('file:', ''))), join(repository, 'frontends', 'kit'));
    assert.match(lines.at(-4), /^ {2}npm install --prefix \.\.\/razorokta-\w+\/sheet$/);
  } finally {
    rmSync(outside, { recursive: true });
  }
});

for (const name of ['Sheet', '.sheet', '_sheet', 'a sheet', '@me', '@me/', '@me/a/b', '../sheet', 'sheet/', 'node_modules', '@me/node_modules', 'a'.repeat(215)]) {
  test(`"${name.slice(0, 20)}" is refused as a name`, () => assert.throws(() => checkName(name), /no name for an npm package|keeps this name|longer than/));
}

test('what is wrong with a name is said in four parts, and nothing is written', async () => {
  await refused(['Sheet', '--template', 'paper'], /^This is no name for an npm package\.\n  Found  "Sheet"\n  Cure   .*@me\/my-frontend\n  Where  https:/);
});

test('a name that cannot be installed is refused', async () => {
  await refused(['pulp', '--template', 'paper'], /made with a package of this name/);
  await refused(['@shop/installed', '--template', 'paper'], /a package of this name already/);
  await refused(['the-root', '--template', 'paper'], /a package of this name already/);
  await made('constructor', '--template', 'paper');
});

test('an unknown template is refused, and those that there are are named; one of contract 1 is none', async () => {
  await refused(['sheet', '--template', 'wood'], /no such template[\s\S]*--template wood[\s\S]*these: paper, stone$/m);
  await refused(['sheet', '--template', 'old'], /no such template/);
  await refused(['sheet'], /not said[\s\S]*these: paper, stone$/m);
});

test('a folder with something in it is not touched, an empty one is used', async () => {
  write('work/full/mine.txt', 'mine');
  await refused(['full', '--template', 'paper'], /something of this name already/, ['full']);
  assert.deepEqual(filesIn('work/full'), ['mine.txt']);
  write('work/file', 'mine');
  await refused(['file', '--template', 'paper'], /something of this name already/, ['file', 'full']);
  mkdirSync(join(work, 'empty'));
  await made('empty', '--template', 'paper');
  assert.ok(existsSync(join(work, 'empty', 'src', 'page.ts')));
});

test('nothing is left when it cannot be written to its end', async () => {
  write('frontends/paper/package.json', json({ name: '@shop/paper', razorOkta: { contract: 2, framework: 'Paper' }, dependencies: { kit: null } }));
  await refused(['sheet', '--template', 'paper'], /could not be written, and nothing of it is left/);
});

test('a template can be copied into its own folder', async () => {
  const { ok, lines } = await call(['sheet', '--template', 'paper'], join(repository, 'frontends', 'paper'));
  assert.ok(ok, lines.join('\n'));
  assert.deepEqual(filesIn('frontends/paper/sheet'), ['README.md', 'docs/notes.md', 'package.json', 'src/page.ts']);
});

test('links are not followed', { skip: process.platform === 'win32' }, async () => {
  symlinkSync(join(repository, 'package.json'), join(repository, 'frontends', 'paper', 'src', 'link.json'));
  await made('sheet', '--template', 'paper');
  assert.ok(!existsSync(join(work, 'sheet', 'src', 'link.json')));
});

test('help names the templates, and needs no name', async () => {
  const { ok, lines } = await call(['--help'], work);
  assert.ok(ok);
  assert.match(lines.join('\n'), /^Usage: npm run new-frontend -- NAME \[flags\]\n.*Templates: paper, stone\.$/m);
});

test('the front-ends of the sample are templates', () => {
  const names = findTemplates(root).map(({ name }) => name);
  for (const name of ['lit', 'react', 'svelte', 'vanilla', 'vue', 'angular-1', 'elm']) assert.ok(names.includes(name), `${name} is not among ${names}`);
});

async function made(...words) {
  const { ok, lines } = await call(words, work);
  assert.ok(ok, lines.join('\n'));
  return lines;
}

/** Refused in our words, and with nothing left of it. */
async function refused(words, why, left = []) {
  const { ok, lines } = await call(words, work);
  assert.ok(!ok, `${words} was taken`);
  assert.match(lines.join('\n').trim(), why);
  assert.deepEqual(readdirSync(work).sort(), left);
}

const call = (words, folder) => runCommand(process.execPath, [join(repository, 'scripts', 'new-frontend.mjs'), ...words], {
  cwd: repository, env: { ...process.env, INIT_CWD: folder, NO_COLOR: '1' },
});

function write(path, text) {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}

const read = path => readFileSync(join(repository, path), 'utf8');
const manifestOf = path => JSON.parse(read(`${path}/package.json`));
const json = value => JSON.stringify(value, null, 2);

function filesIn(path) {
  return readdirSync(join(repository, path), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(join(repository, path).length + 1).replaceAll('\\', '/'))
    .sort();
}
