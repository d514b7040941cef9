// Processes and all their descendants: started together, ended together.
import { spawn, spawnSync } from 'node:child_process';
import { forget, guard } from './guard.mjs';
import { killTree } from './kill.mjs';

const windows = process.platform === 'win32';
const graceMs = 5000;
const living = new Set();
let ending = false;

/** True as soon as the whole command is on its way out: deaths of children are then no news. */
export const isEnding = () => ending;

/**
 * Starts a program as the head of its own tree and gives `{ child, exited }`;
 * `exited` resolves to `{ code, signal, error }` and never rejects.
 * On POSIX the tree is a process group, so the program is started directly: a shell between would swallow signals.
 * On Windows the tree shares our console, so that Ctrl-C reaches it too.
 */
export function startTree(command, args, { cwd, env = process.env, stdio = ['ignore', 'pipe', 'pipe'] } = {}) {
  const child = spawn(command, args, { cwd, env, stdio, detached: !windows, windowsHide: true });
  const tree = { child, exited: null };
  if (child.pid) {
    living.add(tree);
    guard(child.pid);
  }
  tree.exited = new Promise(resolve => {
    child.once('error', error => resolve({ code: null, signal: null, error }));
    child.once('exit', (code, signal) => {
      // What the head left behind goes with it.
      if (!windows) killTree(child.pid, 'SIGKILL');
      living.delete(tree);
      forget(child.pid);
      resolve({ code, signal, error: null });
    });
  });
  return tree;
}

/** Asks a tree to end, and insists after five seconds. */
export async function endTree(tree, patienceMs = graceMs) {
  if (!living.has(tree)) return;
  killTree(tree.child.pid, 'SIGTERM');
  const insist = setTimeout(() => killTree(tree.child.pid, 'SIGKILL'), patienceMs);
  await tree.exited;
  clearTimeout(insist);
}

export async function endAllTrees() {
  ending = true;
  await Promise.all([...living].map(tree => endTree(tree)));
}

/** The last resort, for the `exit` event where nothing can be awaited. */
export function killAllTreesNow() {
  for (const tree of living) killTree(tree.child.pid, 'SIGKILL', spawnSync);
}
