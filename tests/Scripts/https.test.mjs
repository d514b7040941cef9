import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { endTree } from '../../scripts/processes/tree.mjs';
import { ask } from '../../scripts/servers/ask.mjs';
import { orgTrouble } from '../../scripts/servers/org.mjs';
import { mockServer } from '../../scripts/servers/programs.mjs';
import { startServer, untilReady } from '../../scripts/servers/server.mjs';
import { planWith } from '../../scripts/settings/plan.mjs';

async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** The mock itself, as `npm start` starts it when `mockOkta.https` is set. */
async function startMock(t) {
  const folder = mkdtempSync(join(tmpdir(), 'razorokta-'));
  const file = join(folder, '.samples.config.json');
  const port = await freePort();
  const written = { oidc: { issuer: `http://127.0.0.1:${port}/oauth2/default`, clientId: '_Client_', redirectUri: 'http://localhost:3000/callback' }, mockOkta: { https: 'ownAuthority', port } };
  writeFileSync(file, JSON.stringify(written));
  const settings = new Map([['oidc:issuer', written.oidc.issuer], ['mockokta:https', 'ownAuthority'], ['mockokta:port', String(port)]]);
  const plan = planWith({ settings, file });
  const program = mockServer(plan);
  const server = startServer({ ...program, env: { ...program.env, RAZOROKTA_CONFIG: file } });
  t.after(async () => {
    await endTree(server.tree);
    rmSync(folder, { recursive: true });
  });
  return { plan, server, folder };
}

test('a mock that speaks https is ready when its own authority vouches for it, and no other is trusted', async t => {
  const { plan, server, folder } = await startMock(t);
  assert.match(await untilReady(server), /mock/i);
  assert.equal(await orgTrouble(plan.org.issuer, { isMock: true, mock: plan.mock }), null);

  const { text } = await ask(`https://127.0.0.1:${plan.mock.port}/_mock/ca.pem`, plan.mock);
  assert.equal(text, readFileSync(plan.mock.authorityFile, 'utf8'));
  await assert.rejects(ask(plan.org.issuer), 'the system does not know it');
  assert.match(await orgTrouble(plan.org.issuer, { isMock: true, mock: { ...plan.mock, authorityFile: null } }), /nothing answers/);
  await assert.rejects(ask(plan.org.issuer, { authorityFile: join(folder, 'not there.pem') }), { code: 'ENOENT' });
});
