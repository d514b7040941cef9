// Runs one of the repository's own .NET programs, which speaks to the user itself.
import { join, resolve } from 'node:path';
import { root } from '../lib/root.mjs';
import { runCommand } from './command.mjs';

/** Resolves to the exit code; `whenEnded` in place of it where the program was ended from outside. */
export async function runProgram(project, args, { cwd = root, env, whenEnded = 1 } = {}) {
  const program = join(root, 'artifacts', 'bin', project, 'release', `RazorOkta.${project}.dll`);
  const { code } = await runCommand('dotnet', [program, ...args], { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
  return code ?? whenEnded;
}

/** The flags that were given, for a program that knows them by the same names. A folder begins where the command was given. */
export const passedOn = (flags, names) => names.flatMap(name =>
  flags[name] === undefined ? [] : flags[name] === true ? [`--${name}`] : [`--${name}`, name === 'out' ? resolve(flags[name]) : String(flags[name])]);
