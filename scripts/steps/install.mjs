import { join } from 'node:path';
import { Problem } from '../lib/problem.mjs';
import { root } from '../lib/root.mjs';
import { lastLines, runCommand } from '../processes/command.mjs';
import { isInstalled, removeStamp, writeStamp } from './fingerprint.mjs';
import { findNpm } from './npm.mjs';
import { beat } from './beat.mjs';

/** Runs `npm install` if the packages are not those that package.json asks for. */
export const installPackages = doing => install(doing, { folder: root, how: ['install'], where: 'package.json' });

/**
 * The client libraries that the mock is tried with, in a folder of their own; none of their scripts is run.
 * Not `npm ci`: old widgets name packages that were never published, and it takes that for a lock file out of step.
 */
export const installClients = doing => install(doing, {
  folder: join(root, 'tests', 'Clients'), how: ['install', '--ignore-scripts'], where: 'tests/Clients/package.json',
});

async function install(doing, { folder, how, where }) {
  if (isInstalled(folder)) return 'up to date';

  const call = `npm ${how[0]}`;
  doing(call);
  removeStamp(folder);
  const { ok, lines } = await runCommand(process.execPath, [findNpm(), ...how, '--no-audit', '--no-fund'], {
    cwd: folder,
    onBeat: beat(call),
  });
  if (!ok) {
    throw new Problem({
      what: `"${call}" failed; its last lines are below.`,
      cure: 'mend what they name (no network? a proxy? see "npm config get registry") and start again.',
      where,
      details: lastLines(lines),
    });
  }
  writeStamp(folder);
  return 'installed';
}
