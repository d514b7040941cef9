import { Problem } from '../lib/problem.mjs';
import { runCommand } from '../processes/command.mjs';

/** Asks the web app, which knows the front-ends: `{ name, folder, script, base }` of the chosen one. */
export async function findDevServer({ command, args, cwd, env }) {
  const { ok, lines } = await runCommand(command, [...args, '--dev-server'], { cwd, env, timeoutMs: 30_000 });
  if (ok) return JSON.parse(lines.at(-1));
  throw new Problem({ what: 'There is no front-end to develop.', details: lines });
}
