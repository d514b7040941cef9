import { Problem } from '../lib/problem.mjs';
import { root } from '../lib/root.mjs';
import { lastLines, runCommand } from '../processes/command.mjs';
import { isInstalled, removeStamp, writeStamp } from './fingerprint.mjs';
import { findNpm } from './npm.mjs';
import { beat } from './beat.mjs';

/** Runs `npm install` if the packages are not those that package.json asks for. */
export async function installPackages(doing) {
  if (isInstalled(root)) return 'up to date';

  doing('npm install');
  removeStamp(root);
  const { ok, lines } = await runCommand(process.execPath, [findNpm(), 'install', '--no-audit', '--no-fund'], {
    cwd: root,
    onBeat: beat('npm install'),
  });
  if (!ok) {
    throw new Problem({
      what: '"npm install" failed; its last lines are below.',
      cure: 'mend what they name (no network? a proxy? see "npm config get registry") and start again.',
      where: 'package.json',
      details: lastLines(lines),
    });
  }
  writeStamp(root);
  return 'installed';
}
