// The packages, installed as users install them: from a folder, without a network, into a scratch project.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { variable } from '../../scripts/browser.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { eachLine } from '../../scripts/processes/lines.mjs';
import { lastLines, runCommand } from '../../scripts/processes/command.mjs';
import { endTree, startTree } from '../../scripts/processes/tree.mjs';
import { findNpm } from '../../scripts/steps/npm.mjs';
import { packages } from '../../scripts/steps/pack.mjs';

const minutes = 60_000;
const windows = process.platform === 'win32';
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'razorokta-')));
const dotnetRoot = findDotnetRoot();
const env = { ...process.env, NUGET_PACKAGES: join(scratch, 'nuget'), DOTNET_CLI_HOME: scratch, DOTNET_ROOT: dotnetRoot, DOTNET_NOLOGO: '1', DOTNET_SKIP_FIRST_TIME_EXPERIENCE: '1' };

before(async () => {
  await mustRun(process.execPath, [join(root, 'scripts', 'pack.mjs')], { cwd: root });
  write('nuget.config', `<configuration>
    <packageSources><clear /><add key="packed" value="${packages}" /></packageSources>
    <fallbackPackageFolders><clear /><add key="fetched for the build" value="${await fetchedPackages()}" /></fallbackPackageFolders>
  </configuration>`);
}, { timeout: 10 * minutes });

after(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

test('there is a package of each kind', () => {
  assert.deepEqual(readdirSync(packages).sort(), ['RazorOkta.Certify.Tool.1.0.0.nupkg', 'RazorOkta.MockOkta.1.0.0.nupkg', 'RazorOkta.MockOkta.Tool.1.0.0.nupkg', 'razorokta-mock-okta-1.0.0.tgz']);
});

test('the library starts an org inside another program', { timeout: 5 * minutes }, async () => {
  write('library/library.csproj', `<Project Sdk="Microsoft.NET.Sdk">
    <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
    <ItemGroup><PackageReference Include="RazorOkta.MockOkta" Version="1.0.0" /></ItemGroup>
  </Project>`);
  write('library/Program.cs', `
    await using var okta = await RazorOkta.MockOkta.MockOktaServer.StartAsync();
    using var http = new HttpClient();
    Console.WriteLine(await http.GetStringAsync(okta.Org.DefaultIssuer + "/.well-known/openid-configuration"));`);
  const { lines } = await mustRun('dotnet', ['run', '--project', 'library', '-p:NuGetAudit=false', '-p:UseSharedCompilation=false'], { cwd: scratch, env });
  assert.match(JSON.parse(lines.at(-1)).issuer, /^http:\/\/127\.0\.0\.1:\d+\/oauth2\/default$/);
});

test('the dotnet tool is a command that runs an org', { timeout: 5 * minutes }, async () => {
  await mustRun('dotnet', ['tool', 'install', 'RazorOkta.MockOkta.Tool', '--version', '1.0.0', '--tool-path', 'tool'], { cwd: scratch, env });
  await answersAsAnOrg(join(scratch, 'tool', windows ? 'razorokta-mock.exe' : 'razorokta-mock'), ['--port', '0']);
});

test('the npm package is a command that runs an org', { timeout: 5 * minutes }, async () => {
  const launcher = await installFromNpm();
  await answersAsAnOrg(process.execPath, [launcher, '--port', '0']);
  const help = await runCommand(process.execPath, [launcher, '--help'], { cwd: scratch, env });
  assert.match(help.lines.join('\n'), /--definition FILE/);
  const misuse = await runCommand(process.execPath, [launcher, '--prot', '1'], { cwd: scratch, env });
  assert.equal(misuse.code, 1);
});

test('the npm package says what is missing where there is no dotnet', { timeout: 5 * minutes }, async () => {
  const launcher = await installFromNpm();
  mkdirSync(join(scratch, 'empty'), { recursive: true });
  const { DOTNET_HOST_PATH: _, ...bare } = process.env;
  const { code, lines } = await runCommand(process.execPath, [launcher], { cwd: scratch, env: { ...bare, PATH: join(scratch, 'empty'), Path: join(scratch, 'empty') } });
  assert.equal(code, 1);
  assert.match(lines.join('\n'), /dotnet was not found[\s\S]*https:\/\/dotnet\.microsoft\.com/);
});

test('the dotnet tool certifies a front-end outside the repository', { timeout: 5 * minutes, skip: process.env[variable] ? false : `${variable} names no browser; npm test gets one` }, async () => {
  await mustRun('dotnet', ['tool', 'install', 'RazorOkta.Certify.Tool', '--version', '1.0.0', '--tool-path', 'tool'], { cwd: scratch, env });
  for (const [name, entry, code] of [['good', 'export const mount = ({ container }) => { container.innerHTML = "<h1>good</h1>"; };', 0], ['bad', 'export const mounted = true;', 1]]) {
    write(`${name}/package.json`, JSON.stringify({ name, version: '1.0.0', razorOkta: { contract: 2, framework: 'none', output: 'public', level: 1 } }));
    write(`${name}/public/frontend.json`, '{"entry": "entry.js"}');
    write(`${name}/public/entry.js`, entry);
    const run = await runCommand(join(scratch, 'tool', windows ? 'razorokta-certify.exe' : 'razorokta-certify'), [name, '--only', 'mount-export', '--out', `${name}-report`], { cwd: scratch, env });
    assert.equal(run.code, code, run.lines.join('\n'));
    assert.match(run.lines.join('\n'), code === 0 ? /passed +mount-export/ : /failed +mount-export/);
    assert.ok(readdirSync(join(scratch, `${name}-report`)).includes('report.html'));
  }
});

/** Where the build has put what the mock depends on: a scratch project finds it there without a network. */
async function fetchedPackages() {
  const { lines } = await mustRun('dotnet', ['nuget', 'locals', 'global-packages', '--list', '--force-english-output'], { cwd: root });
  return /^global-packages: (.+)$/m.exec(lines.join('\n'))[1];
}

/** Path of the installed launcher; installed once. */
async function installFromNpm() {
  const folder = join(scratch, 'npm');
  write('npm/package.json', '{"private": true}');
  await mustRun(process.execPath, [findNpm(), 'install', '--offline', '--no-audit', '--no-fund', join(packages, 'razorokta-mock-okta-1.0.0.tgz')], { cwd: folder, env });
  assert.ok(readdirSync(join(folder, 'node_modules', '.bin')).some(name => name.startsWith('mock-okta')));
  return join(folder, 'node_modules', '@razorokta', 'mock-okta', 'mock-okta.mjs');
}

/** Starts it, reads where it is, asks it, ends it. */
async function answersAsAnOrg(command, args) {
  const org = startTree(command, args, { cwd: scratch, env });
  const lines = [];
  try {
    const address = await Promise.race([
      new Promise(resolve => eachLine(org.child.stdout, line => {
        lines.push(line);
        const [, found] = /^mock-okta +(http\S+)/.exec(line) ?? [];
        if (found) resolve(found);
      })),
      org.exited.then(({ code }) => assert.fail(`It ended with ${code}:\n${lines.join('\n')}`)),
    ]);
    const metadata = await (await fetch(`${address}/oauth2/default/.well-known/openid-configuration`)).json();
    assert.equal(metadata.issuer, `${address}/oauth2/default`);
  } finally {
    await endTree(org);
  }
}

async function mustRun(command, args, options) {
  const result = await runCommand(command, args, options);
  assert.ok(result.ok, `${command} ${args.join(' ')} failed:\n${lastLines(result.lines).join('\n')}`);
  return result;
}

function write(path, text) {
  mkdirSync(dirname(join(scratch, path)), { recursive: true });
  writeFileSync(join(scratch, path), text);
}

/** The launcher of a tool does not look for dotnet on the PATH. */
function findDotnetRoot() {
  const name = windows ? 'dotnet.exe' : 'dotnet';
  const folder = (process.env.PATH ?? process.env.Path).split(delimiter).find(each => readdirSyncOrEmpty(each).includes(name));
  return dirname(realpathSync(join(folder, name)));
}

function readdirSyncOrEmpty(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
