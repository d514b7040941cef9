import { Problem } from '../lib/problem.mjs';
import { root } from '../lib/root.mjs';
import { lastLines, runCommand } from '../processes/command.mjs';
import { beat } from './beat.mjs';

/** Everything: servers, tests, benchmarks. */
export const build = doing => run('RazorOkta.sln', doing);

/** What runs, and what it needs: without the tests' browser driver and the rest, a first start is shorter by far. */
export const buildServers = doing => run('RazorOkta.Servers.slnf', doing);

/** Restores and builds; dotnet itself knows what has not changed. */
async function run(solution, doing) {
  doing(`dotnet build ${solution}`);
  const args = ['build', solution, '-c', 'Release', '--nologo', '-v', 'q', '-clp:NoSummary', ...leaveNothingBehind];
  const { ok, lines } = await runCommand('dotnet', args, { cwd: root, onBeat: beat('dotnet build') });
  if (ok) return 'done';

  const errors = compilerErrors(lines);
  throw new Problem({
    what: errors.length > 0 ? `The build failed with ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}.` : 'The build failed.',
    cure: `mend what is named below; "dotnet build ${solution} -c Release" shows everything.`,
    details: errors.length > 0 ? errors.slice(0, 20) : lastLines(lines),
  });
}

// Otherwise dotnet keeps compiler and MSBuild processes waiting after the build; on Windows they lock files.
const leaveNothingBehind = ['--disable-build-servers'];

/** The lines that name an error, each once, with paths from the repository. */
export function compilerErrors(lines, folder = root) {
  const errors = lines.filter(line => /\berror [A-Z]+\d+ ?:/.test(line) || /\bMSBUILD : error\b/.test(line));
  return [...new Set(errors.map(line => line.trim().replaceAll(`${folder}/`, '').replaceAll(`${folder}\\`, '').replace(/ \[[^\]]*proj\]$/, '')))];
}
