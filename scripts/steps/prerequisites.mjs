import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../lib/problem.mjs';
import { root } from '../lib/root.mjs';
import { lastLines, runCommand } from '../processes/command.mjs';
import { findNpm } from './npm.mjs';

const sdkPage = 'https://dotnet.microsoft.com/download/dotnet/10.0';

/** Node 20, npm and a .NET 10 SDK. */
export async function checkPrerequisites() {
  checkNode(process.versions.node);
  findNpm();
  const sdk = checkSdk(await runCommand('dotnet', ['--version'], { cwd: root, timeoutMs: 60_000 }));
  return `node ${process.versions.node}, npm, .NET SDK ${sdk}`;
}

export function checkNode(version) {
  if (Number(version.split('.')[0]) >= 20) return;
  throw new Problem({
    what: 'RazorOkta needs Node.js 20 or later.',
    value: `Node.js ${version}, at ${process.execPath}`,
    cure: 'install a current one from https://nodejs.org',
  });
}

/** The SDK's version, from what `dotnet --version` did. It obeys global.json, so another SDK beside ours does no harm. */
export function checkSdk({ ok, error, timedOut, lines }) {
  const version = lines.at(-1)?.trim() ?? '';
  if (ok && version.startsWith('10.')) return version;
  if (error?.code === 'ENOENT') {
    throw new Problem({
      what: 'The .NET 10 SDK is missing: there is no program "dotnet" on the PATH.',
      cure: `install it from ${sdkPage} and open a new terminal.`,
    });
  }
  throw new Problem({
    what: 'RazorOkta needs a .NET 10 SDK, and dotnet offers none.',
    value: timedOut ? '"dotnet --version" did not answer within a minute' : ok ? `.NET SDK ${version}` : error?.message,
    cure: `install it from ${sdkPage}; other SDKs may stay.`,
    where: `global.json asks for ${wantedSdk()}; "dotnet --list-sdks" shows what is installed.`,
    details: ok || error ? [] : lastLines(lines, 12),
  });
}

const wantedSdk = () => JSON.parse(readFileSync(join(root, 'global.json'), 'utf8')).sdk.version;
