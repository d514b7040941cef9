import assert from 'node:assert/strict';
import test from 'node:test';
import { endTree } from '../../scripts/processes/tree.mjs';
import { outputOf } from '../../scripts/servers/output.mjs';
import { startServer, untilReady } from '../../scripts/servers/server.mjs';
import { describeUsers, usersOf } from '../../scripts/servers/users.mjs';
import { compilerErrors } from '../../scripts/steps/build.mjs';
import { freePort } from '../../scripts/steps/ports.mjs';
import { checkNode, checkSdk } from '../../scripts/steps/prerequisites.mjs';

const program = (script, address = 'http://127.0.0.1:9') => ({
  name: 'web', title: 'The web app', command: process.execPath, args: ['-e', script], address, healthPath: '/healthz', patienceMs: 10_000,
});

test('a server is ready when its health page answers, and its answer is given', async () => {
  const port = await freePort();
  const script = `require('http').createServer((q, a) => a.end(q.url + ' is well')).listen(${port}, '127.0.0.1')`;
  const server = startServer(program(script, `http://127.0.0.1:${port}`));
  assert.equal(await untilReady(server), '/healthz is well');
  await endTree(server.tree);
});

test('a server that dies says so with its last lines, instead of being waited for', async () => {
  const server = startServer(program(`console.log('info: X[1] about to die'); process.exitCode = 3`));
  await assert.rejects(untilReady(server), problem =>
    /The web app has ended by itself \(exit code 3\)/.test(problem.message) && problem.details.join() === 'info: X[1] about to die');
});

test('of a development server that dies, the last lines are given although they were shown', async () => {
  const server = startServer({ ...program(`console.log('ready'); console.log('no such file'); process.exitCode = 1`), title: 'The development server of x', isHeard: true });
  await assert.rejects(untilReady(server), problem =>
    /The development server of x has ended by itself/.test(problem.message) && problem.details.join() === 'ready,no such file');
});

test('a program that cannot be started is told apart', async () => {
  const server = startServer({ ...program(''), command: 'no-such-program-here' });
  await assert.rejects(untilReady(server), /The web app could not be started/);
});

function shownOf(lines, { started, hasProgress }) {
  const shown = [];
  const output = outputOf(line => shown.push(line), { hasProgress });
  if (started) output.started();
  for (const line of lines) output.read(line);
  return { shown, unseen: output.unseen() };
}

const log = ['info: RazorOkta.FrontendHost.FrontendBuilder[102] | bundling', 'info: RazorOkta.Web[1] Login succeeded', 'warn: RazorOkta.Web[2] refused', '      more of it', 'plain'];

test('while starting, the progress of the front-end is shown', () => {
  assert.deepEqual(shownOf(log, { started: false }).shown, ['bundling', 'warn: RazorOkta.Web[2] refused', '      more of it', 'plain']);
});

test('who signs in is shown in a line of one sentence, as is who cannot', () => {
  const story = ['info: RazorOkta.Web.Pages.AuthorizationCode.CallbackModel[1] Login A1B2C3D4 succeeded for 00uJohn', 'info: RazorOkta.Web.Pages.AuthorizationCode.LogoutModel[3] Logout of 00uJohn'];
  assert.deepEqual(shownOf(story, { started: true, hasProgress: true }).shown, ['Login A1B2C3D4 succeeded for 00uJohn']);
});

test('later only warnings and errors are shown, with their further lines', () => {
  assert.deepEqual(shownOf(log, { started: true }).shown, ['warn: RazorOkta.Web[2] refused', '      more of it']);
});

test('a server without progress is silent while starting, but for warnings and errors', () => {
  assert.deepEqual(shownOf(log, { started: false, hasProgress: false }).shown, ['warn: RazorOkta.Web[2] refused', '      more of it']);
});

test('warnings are shown also where the time stands before them, and the rest is not', () => {
  const timed = ['22:35:40 warn: Mock[41] mock-okta.json has changed, and the org stays as it was', '22:35:41 info: Mock[5] no error at all'];
  assert.deepEqual(shownOf(timed, { started: true }).shown, timed.slice(0, 1));
});

test('that a definition file was read again is shown, without category and time', () => {
  const timed = ['22:35:40 info: RazorOkta.MockOkta.Org.MockOrg[40] mock-okta.json has changed, and the org with it', '22:35:41 info: RazorOkta.MockOkta.Org.MockOrg[2] Sign-in refused'];
  for (const started of [true, false]) {
    assert.deepEqual(shownOf(timed, { started, hasProgress: false }).shown, ['mock-okta.json has changed, and the org with it']);
  }
});

test('who can sign in is told as the org says it', () => {
  const user = (login, password, status = 'active') => ({ login, password, status });
  assert.equal(describeUsers([user('george@acme.com', 'x'), user('john@acme.com', 'x')]), 'george or john, password x');
  assert.equal(describeUsers([user('eve@acme.com', 'x'), user('bob', 'y'), user('mallory', 'z', 'suspended')]), 'eve / x, bob / y');
  assert.equal(describeUsers(['a', 'b', 'c', 'd', 'e', 'f'].map(login => user(login, 'x'))), 'a or b or c or d, password x, and 2 more');
  assert.match(describeUsers([]), /nobody/);
});

test('a mock that does not answer tells no users', async () => assert.equal(await usersOf({ port: await freePort(), authorityFile: null }), null));

test('what was shown is not repeated in the last lines', () => {
  assert.deepEqual(shownOf(log, { started: false }).unseen, ['info: RazorOkta.Web[1] Login succeeded']);
});

test('compiler errors stand once, with paths from the repository', () => {
  const line = '/repo/src/A.cs(1,2): error CS1002: ; expected [/repo/src/Web.csproj]';
  assert.deepEqual(compilerErrors(['text', line, line, '/repo/B.cs(1,1): warning CS1: w'], '/repo'), ['src/A.cs(1,2): error CS1002: ; expected']);
});

test('an old node is refused', () => {
  assert.throws(() => checkNode('18.20.0'), /needs Node.js 20/);
  checkNode('20.0.0');
});

test('a missing dotnet and a missing SDK are told apart', () => {
  assert.equal(checkSdk({ ok: true, lines: ['10.0.401'] }), '10.0.401');
  assert.throws(() => checkSdk({ ok: false, lines: [], error: Object.assign(new Error(), { code: 'ENOENT' }) }), /SDK is missing/);
  assert.throws(() => checkSdk({ ok: false, lines: ['A compatible SDK was not found.'] }), problem => /offers none/.test(problem.message) && problem.details.length === 1);
  assert.throws(() => checkSdk({ ok: true, lines: ['9.0.100'] }), problem => /9\.0\.100/.test(problem.parts.value));
});
