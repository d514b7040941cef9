#!/usr/bin/env node
// Runs the mock Okta org, a .NET program, with the dotnet of this machine. All flags are its own: see --help.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./dist/RazorOkta.MockOkta.dll', import.meta.url));
const runtimePage = 'https://dotnet.microsoft.com/download/dotnet/10.0';

/** What dotnet ends with when the runtime that a program asks for is not installed. */
const noSuchRuntime = 150;

if (existsSync(program)) run();
else refuse('The program of mock-okta is missing from this package.', 'install the package anew; in its repository, run "npm run pack" first.');

function run() {
  const org = spawn(process.env.DOTNET_HOST_PATH || 'dotnet', [program, ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; whoever ends only this process means the org too.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => org.kill('SIGTERM'));
  org.on('error', error => refuse(
    error.code === 'ENOENT' ? 'dotnet was not found, and mock-okta is a .NET program.' : `dotnet cannot be started: ${error.message}`,
    `install the ASP.NET Core runtime 10 from ${runtimePage}`));
  org.on('exit', (code, signal) => {
    if (code === noSuchRuntime) return refuse('This dotnet has no ASP.NET Core runtime 10.', `install it from ${runtimePage}`);
    process.exitCode = signal === 'SIGTERM' ? 0 : code ?? 1;
  });
}

function refuse(what, cure) {
  console.error(`${what}\n  Cure   ${cure}`);
  process.exitCode = 1;
}
