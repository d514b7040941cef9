import assert from 'node:assert/strict';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { orgTrouble } from '../../scripts/servers/org.mjs';
import { checkConfiguration } from '../../scripts/settings/check.mjs';

test('what all servers find wrong is told at once', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'razorokta-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const program = (name, body) => {
    const file = join(folder, name);
    writeFileSync(file, `if (!process.argv.includes('--check')) throw 1; ${body}`);
    return { command: process.execPath, args: [file], cwd: folder, env: process.env };
  };
  const good = program('good.js', '');
  const bad = program('bad.js', "console.error('no issuer'); process.exitCode = 1;");
  const worse = program('worse.js', "console.error('no port'); process.exitCode = 1;");
  const absent = { ...good, args: [join(folder, 'not built yet.js')] };

  await checkConfiguration([good, absent]);
  await assert.rejects(checkConfiguration([good, bad, worse, absent]), ({ details }) => details.join() === 'no issuer,,no port');
});

test('an org that answers is no trouble, and what is wrong with others is said', async t => {
  const server = createServer((request, answer) => {
    answer.statusCode = request.url === '/oauth2/default/.well-known/openid-configuration' ? 200 : 404;
    answer.end('{}');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  const mock = { isMock: true, mock: { port: 7777, authorityFile: null } };

  assert.equal(await orgTrouble(`${address}/oauth2/default`, mock), null);
  assert.match(await orgTrouble(`${address}/oauth2/nosuch`, mock), /no authorization server at .*nosuch/);
  assert.match(await orgTrouble(`${address}/oauth2/nosuch`, { ...mock, isMock: false }), /answers 404/);
  await new Promise(resolve => { server.close(resolve); server.closeAllConnections(); });
  assert.match(await orgTrouble(`${address}/oauth2/default`, { ...mock, isMock: false }), /nothing answers .*mockOkta.port, 7777/);
});
