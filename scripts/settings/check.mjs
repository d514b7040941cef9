// What the servers themselves say of the configuration. They know every rule; the scripts know only what they need.
import { existsSync } from 'node:fs';
import { Problem } from '../lib/problem.mjs';
import { runCommand } from '../processes/command.mjs';

/**
 * Asks each built server, at the same time; all that they find wrong is one Problem.
 * A server that is not built yet says nothing. Gives what a step shows when all is well.
 */
export async function checkConfiguration(programs) {
  const answers = await Promise.all(programs.filter(({ args }) => existsSync(args[0])).map(ask));
  const complaints = answers.filter(({ ok }) => !ok).map(({ lines }) => lines);
  if (complaints.length === 0) return 'no mistakes';
  throw new Problem({
    what: 'The configuration cannot be used.',
    cure: 'mend all that is named here, then start again.',
    details: complaints.flatMap((lines, i) => (i ? ['', ...lines] : lines)),
  });
}

const ask = ({ command, args, cwd, env }) => runCommand(command, [...args, '--check'], { cwd, env, timeoutMs: 30_000 });
