// Finds npm's own script and lets node run it: npm.cmd on Windows cannot be started without a shell, and a shell swallows signals.
import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { Problem } from '../lib/problem.mjs';

/** Path of npm's script. */
export function findNpm(env = process.env, execPath = process.execPath) {
  const found = candidates(env, execPath).find(path => path && isNpm(path) && existsSync(path));
  if (found) return found;
  throw new Problem({
    what: 'npm was not found.',
    cure: 'install Node.js 20 or later from https://nodejs.org (npm comes with it; some Linux distributions pack it apart, as "npm").',
  });
}

function candidates(env, execPath) {
  const own = ['node_modules', 'npm', 'bin', 'npm-cli.js'];
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  return [
    env.npm_execpath, // set when npm runs us; pnpm and yarn set it too, to themselves
    join(dirname(execPath), ...own), // Windows
    join(dirname(execPath), '..', 'lib', ...own), // POSIX
    ...folders.flatMap(folder => [linked(join(folder, 'npm')), join(folder, ...own)]),
  ];
}

/** Where a link on the PATH leads: to npm's script, on POSIX. */
const linked = path => (existsSync(path) ? realpathSync(path) : null);

const isNpm = path => basename(path) === 'npm-cli.js';
