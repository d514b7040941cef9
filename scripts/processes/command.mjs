// Runs a program to its end, its output kept for the case that it fails.
import { endTree, startTree } from './tree.mjs';
import { eachLine } from './lines.mjs';

const drainMs = 500;
const minuteMs = 60_000;

/**
 * Resolves to `{ ok, code, error, timedOut, lines }`, never rejects.
 * `onBeat(seconds)` is called after `beatMs`, and then once a minute, so that a long silence can be explained.
 */
export async function runCommand(command, args, { cwd, env, timeoutMs = 0, stdio, onBeat, beatMs = 15_000 } = {}) {
  const tree = startTree(command, args, { cwd, env, stdio });
  const began = Date.now();
  const lines = [];
  const output = [tree.child.stdout, tree.child.stderr].filter(Boolean).map(stream => eachLine(stream, line => lines.push(line)));

  let timedOut = false;
  const limit = timeoutMs && setTimeout(() => { timedOut = true; endTree(tree); }, timeoutMs);
  let beat = onBeat && setTimeout(function say() {
    onBeat(Math.round((Date.now() - began) / 1000));
    beat = setTimeout(say, minuteMs);
  }, beatMs);

  const { code, error } = await tree.exited;
  clearTimeout(limit);
  clearTimeout(beat);
  // Not without end: a helper of the program that escaped may hold the pipe open for ever.
  await Promise.race([Promise.all(output), new Promise(resolve => setTimeout(resolve, drainMs))]);
  return { ok: code === 0 && !timedOut, code, error, timedOut, lines };
}

/** The end of an output, without the blank lines around it. */
export function lastLines(lines, count = 25) {
  return lines.join('\n').trim().split('\n').slice(-count);
}
