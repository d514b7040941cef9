import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import test from 'node:test';
import { checkPorts, obstacleAt } from '../../scripts/steps/ports.mjs';

/** Listens on a free port while `work` runs. */
async function listening(host, work) {
  const server = createServer();
  await new Promise(resolve => server.listen(0, host, resolve));
  try {
    return await work(server.address().port);
  } finally {
    await new Promise(resolve => server.close(resolve));
  }
}

test('a taken port is named, with the flag to choose another', () => listening('127.0.0.1', async port => {
  await assert.rejects(checkPorts({ web: port }, 'npm start'),
    problem => problem.message.includes(`Port ${port}, wanted for the web app, is taken`) && /npm start -- --port \d+/.test(problem.parts.cure));
  await assert.rejects(checkPorts({ mock: port }, 'npm start'), problem => /--mock-port \d+/.test(problem.parts.cure));
}));

test('a server on all addresses is noticed', () => listening('0.0.0.0', async port => assert.equal(await obstacleAt('127.0.0.1', port), 'taken')));

test('a port is free after its server has ended', async () => {
  const port = await listening('127.0.0.1', async free => free);
  assert.equal(await obstacleAt('127.0.0.1', port), null);
});

test('an address that this machine does not have is no obstacle', async () => assert.equal(await obstacleAt('192.0.2.1', 3000), null));

test('the two servers cannot share a port', () => assert.rejects(checkPorts({ web: 3000, mock: 3000 }, 'npm start'), /cannot share/));
