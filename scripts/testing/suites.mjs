// The suites in the order they run, and how each is run. A suite gives a report in the form of trx.mjs.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';
import { runCommand } from '../processes/command.mjs';
import { beat } from '../steps/beat.mjs';
import { parseTap } from './tap.mjs';
import { parseTrx } from './trx.mjs';

export const suites = {
  scripts: { title: 'Tests of scripts and front-ends (node)', run: runNodeTests },
  unit: { title: 'Unit tests (.NET)', run: options => runDotnetTests('Unit', options) },
  e2e: { title: 'Browser tests (.NET, Playwright)', run: options => runDotnetTests('E2E', oneFrontend(options)), needsBrowser: true },
};

/** Each front-end's tests bear its name as the trait "Frontend". */
const oneFrontend = ({ filter, frontend, ...rest }) => ({
  ...rest,
  filter: [filter && `(${filter})`, frontend && `Frontend=${frontend}`].filter(Boolean).join('&') || undefined,
});

const results = join(root, 'artifacts', 'test-results');

async function runNodeTests({ env }) {
  const files = nodeTestFolders().flatMap(folder => readdirSync(folder).filter(name => name.endsWith('.test.mjs')).sort().map(name => join(folder, name)));
  const tap = freshFile('scripts.tap');
  const { ok, code } = await runCommand(process.execPath, [
    '--test',
    '--test-reporter=dot', '--test-reporter-destination=stdout',
    '--test-reporter=tap', `--test-reporter-destination=${tap}`,
    ...files,
  ], { cwd: root, env, stdio: inherited });
  return judge(read(tap, parseTap), ok, `node --test ended with exit code ${code}`);
}

/** The scripts' own, and those of front-ends that have some. */
function nodeTestFolders() {
  const frontends = join(root, 'frontends');
  return [join(root, 'tests', 'Scripts'), ...readdirSync(frontends).sort().map(name => join(frontends, name, 'tests')).filter(folder => existsSync(folder))];
}

async function runDotnetTests(project, { filter, env }) {
  const trx = freshFile(`${project}.trx`);
  const { ok, code } = await runCommand('dotnet', [
    'test', join('tests', project, `${project}.csproj`), '-c', 'Release', '--no-build', '--nologo',
    '--logger', `trx;LogFileName=${project}.trx`, '--logger', 'console;verbosity=minimal',
    '--results-directory', results,
    // A test that waits for ever is named and ended, instead of holding everybody up.
    '--blame-hang-timeout', '10min', '--blame-hang-dump-type', 'none',
    ...(filter ? ['--filter', filter] : []),
  ], { cwd: root, env, stdio: inherited, onBeat: beat(`tests/${project}`), beatMs: 60_000 });
  return judge(read(trx, parseTrx), ok, `dotnet test ended with exit code ${code}`);
}

const inherited = ['ignore', 'inherit', 'inherit'];

/** An old result must not be taken for a new one. */
function freshFile(name) {
  mkdirSync(results, { recursive: true });
  rmSync(join(results, name), { force: true });
  return join(results, name);
}

function read(file, parse) {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return null;
  }
}

/** A run that broke off counts as one failure more: silence must not look like success. */
export function judge(report, ok, ending) {
  const { passed = 0, failed = [], skipped = [], errors = [] } = report ?? {};
  const unexplained = !ok && failed.length === 0;
  if (errors.length === 0 && !unexplained) return { passed, failed, skipped };
  const message = [`${ending}.`, ...(report ? [] : ['There is no result file.']), ...errors].join('\n');
  return { passed, skipped, failed: [...failed, { name: 'The test run broke off', message }] };
}
