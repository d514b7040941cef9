import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { findBrowser } from '../../scripts/browser.mjs';
import { getBrowser } from '../../scripts/testing/get-browser.mjs';

const cache = join('/home/me', '.cache', 'ms-playwright');
const own = revision => join(cache, `chromium-${revision}`, 'chrome-linux', 'chrome');

/** A machine with these files; those in `broken` do not start. */
function machine(files, { env = { PATH: '/opt/bin:/usr/bin' }, platform = 'linux', broken = [] } = {}) {
  const below = folder => files.filter(file => file.startsWith(folder + join('/'))).map(file => file.slice(folder.length + 1).split(/[\\/]/)[0]);
  return {
    env, platform, home: '/home/me',
    exists: path => files.includes(path),
    list: folder => [...new Set(below(folder))],
    proves: async path => !broken.includes(path),
  };
}

test('the named browser wins over everything', async () => {
  assert.equal(await findBrowser(machine(['/my/chrome', own(1), join('/usr/bin', 'chromium')], { env: { RAZOROKTA_BROWSER: '/my/chrome', PATH: '/usr/bin' } })), '/my/chrome');
});

test('a named browser that is missing or broken is a problem, and no other is taken', async () => {
  const env = { RAZOROKTA_BROWSER: '/my/chrome' };
  await assert.rejects(findBrowser(machine([own(1)], { env })), /is not there/);
  await assert.rejects(findBrowser(machine(['/my/chrome', own(1)], { env, broken: ['/my/chrome'] })), /does not start/);
});

test("Playwright's newest build comes before installed browsers", async () => {
  assert.equal(await findBrowser(machine([join('/usr/bin', 'chromium'), own(998), own(1200)])), own(1200));
});

test("Playwright's folder can be named", async () => {
  const path = join('/pw', 'chromium-7', 'chrome-linux64', 'chrome');
  assert.equal(await findBrowser(machine([path], { env: { PLAYWRIGHT_BROWSERS_PATH: '/pw' } })), path);
});

test('the headless shell comes before the browser with windows', async () => {
  const [fetched, installed] = [join(cache, 'chromium_headless_shell-9', 'chrome-headless-shell-linux64', 'chrome-headless-shell'), join('/usr/bin', 'chromium-headless-shell')];
  assert.equal(await findBrowser(machine([own(1200), fetched])), fetched);
  assert.equal(await findBrowser(machine([join('/usr/bin', 'chromium'), installed])), installed);
});

test('a stub that does not start is passed over', async () => {
  const [stub, edge] = [join('/usr/bin', 'chromium'), join('/opt/bin', 'microsoft-edge')];
  assert.equal(await findBrowser(machine([stub, edge], { broken: [stub] })), edge);
});

test('macOS and Windows have their own places', async () => {
  const mac = join('/Applications', 'Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome');
  assert.equal(await findBrowser(machine([mac], { platform: 'darwin', env: {} })), mac);
  const edge = join('C:', 'Program Files (x86)', 'Microsoft', 'Edge', 'Application', 'msedge.exe');
  assert.equal(await findBrowser(machine([edge], { platform: 'win32', env: { 'ProgramFiles(x86)': join('C:', 'Program Files (x86)') } })), edge);
});

test('nothing there is nothing found', async () => assert.equal(await findBrowser(machine([])), null));

const node = script => ({ command: process.execPath, args: ['-e', script], timeoutMs: 10_000 });

test('when one way of getting a browser fails the next is tried', async () => {
  const ways = [{ title: 'first', commands: [node('process.exit(1)')] }, { title: 'second', commands: [node('')] }];
  const tried = [];
  const path = await getBrowser({ ways, doing: text => tried.push(text), find: async () => (tried.length === 2 ? '/got' : null) });
  assert.equal(path, '/got');
});

test('when every way fails, or takes too long, all are named', async () => {
  const ways = [
    { title: 'first', commands: [node('console.log("no network"); process.exit(1)')] },
    { title: 'second', commands: [{ ...node('setInterval(() => {}, 1000)'), timeoutMs: 100 }] },
    { title: 'third', commands: [{ command: 'no-such-program-here', args: [] }] },
  ];
  await assert.rejects(getBrowser({ ways, doing() {}, find: async () => null }), problem => {
    const text = problem.details.join('\n');
    return /first:\n {2}no network/.test(text) && /second:[\s\S]*ended by me/.test(text) && /third:[\s\S]*ENOENT/.test(text);
  });
});
