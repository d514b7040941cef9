// The packages: the mock Okta org as a library, as a dotnet tool and with a launcher for npm; the harness as a dotnet tool.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../lib/problem.mjs';
import { root } from '../lib/root.mjs';
import { lastLines, runCommand } from '../processes/command.mjs';
import { beat } from './beat.mjs';
import { compilerErrors } from './build.mjs';
import { findNpm } from './npm.mjs';

export const packages = join(root, 'artifacts', 'packages');

const project = join('mock-okta', 'MockOkta.csproj');
const harness = join('tests', 'Frontends', 'Frontends.csproj');
const quiet = ['-c', 'Release', '--nologo', '-v', 'q', '--disable-build-servers'];
const staging = join(root, 'artifacts', 'npm', 'mock-okta');

/** A package of yesterday must not be taken for one of today. */
export function startAfresh() {
  for (const folder of [packages, staging]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(packages, { recursive: true });
}

export const packLibrary = doing => pack(doing, 'RazorOkta.MockOkta', project, []);

export const packTool = doing => pack(doing, 'RazorOkta.MockOkta.Tool', project, ['-p:AsTool=true']);

export const packHarness = doing => pack(doing, 'RazorOkta.Certify.Tool', harness, ['-p:AsCertifyTool=true']);

async function pack(doing, name, from, more) {
  doing(`dotnet pack ${name}`);
  await dotnet(['pack', from, ...quiet, '-o', packages, ...more]);
  return name;
}

/** The launcher and the program that it launches, put together outside the sources. */
export async function packNpm(doing) {
  doing('dotnet publish, npm pack');
  cpSync(join(root, 'packages', 'mock-okta-npm'), staging, { recursive: true });
  cpSync(join(root, 'LICENSE'), join(staging, 'LICENSE'));
  await dotnet(['publish', project, ...quiet, '-o', join(staging, 'dist'), '--no-self-contained', '-p:UseAppHost=false', '-p:IsTransformWebConfigDisabled=true', '-p:DebugType=none', '-p:GenerateDocumentationFile=false']);
  const { ok, lines } = await runCommand(process.execPath, [findNpm(), 'pack', staging, '--pack-destination', packages, '--offline', '--loglevel=error'], { cwd: root });
  if (!ok) throw failed('npm pack', lines);
  return '@razorokta/mock-okta';
}

async function dotnet(args) {
  const { ok, lines } = await runCommand('dotnet', args, { cwd: root, onBeat: beat(`dotnet ${args[0]}`) });
  if (!ok) throw failed(`dotnet ${args[0]}`, compilerErrors(lines).length > 0 ? compilerErrors(lines) : lines);
}

const failed = (what, lines) => new Problem({ what: `"${what}" failed; its last lines are below.`, cure: 'mend what they name and start again.', details: lastLines(lines) });
