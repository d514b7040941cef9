import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import test from 'node:test';
import { endTree, startTree } from '../../scripts/processes/tree.mjs';

const limit = { timeout: 20_000 };

/**
 * Both processes of a family hold a connection to us, and a connection closes when its process is gone:
 * so the tests wait for the event itself. `deaf`: they do not listen to SIGTERM. `orphan`: the child ends at once.
 */
async function family(work) {
  const listener = createServer();
  await new Promise(resolve => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address();
  const arrivals = [];
  const bothHere = new Promise(resolve => listener.on('connection', socket => {
    socket.on('error', () => {});
    socket.resume();
    arrivals.push(once(socket, 'close'));
    if (arrivals.length === 2) resolve();
  }));
  try {
    await work({ port, bothHere, bothGone: () => Promise.all(arrivals) });
  } finally {
    listener.close();
  }
}

const hold = port => `require('net').connect(${port}, '127.0.0.1');`;
const deaf = `process.on('SIGTERM', () => {});`;
const parentOf = (port, grandchild, own = '') => ['-e', `${own}
  require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit' });
  ${hold(port)}`];

test('ending a tree ends the grandchild too', limit, () => family(async ({ port, bothHere, bothGone }) => {
  const tree = startTree(process.execPath, parentOf(port, hold(port)));
  await bothHere;
  await endTree(tree);
  await bothGone();
}));

test('who does not listen to SIGTERM is killed when the patience is over', limit, () => family(async ({ port, bothHere, bothGone }) => {
  const tree = startTree(process.execPath, parentOf(port, deaf + hold(port), deaf));
  await bothHere;
  await endTree(tree, 50);
  await bothGone();
  assert.equal((await tree.exited).signal, process.platform === 'win32' ? null : 'SIGKILL');
}));

test('a grandchild does not outlive a child that dies by itself', { ...limit, skip: process.platform === 'win32' && 'Windows keeps no groups' },
  () => family(async ({ port, bothHere, bothGone }) => {
    const tree = startTree(process.execPath, parentOf(port, deaf + hold(port)));
    await bothHere;
    process.kill(tree.child.pid, 'SIGKILL');
    await bothGone();
  }));

test('a tree does not outlive its command, even if that is killed without warning', limit, () => family(async ({ port, bothHere, bothGone }) => {
  const script = new URL('../../scripts/processes/tree.mjs', import.meta.url).href;
  const command = spawn(process.execPath, ['--input-type=module', '-e', `
    import { startTree } from ${JSON.stringify(script)};
    startTree(process.execPath, ${JSON.stringify(parentOf(port, hold(port)))});
  `], { stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface({ input: command.stdout });
  await bothHere;
  command.kill('SIGKILL');
  await bothGone();
}));

test('a program that is not there is an error, not a crash', async () => {
  const { exited } = startTree('no-such-program-here', []);
  assert.equal((await exited).error.code, 'ENOENT');
});
