// npm run certify:backend -- URL: tries a server that implements the routes of the samples family.
import { join, resolve } from 'node:path';
import { main } from './lib/main.mjs';
import { root } from './lib/root.mjs';
import { say, step } from './lib/say.mjs';
import { runCommand } from './processes/command.mjs';
import { parseFlags, usage } from './settings/flags.mjs';
import { build } from './steps/build.mjs';
import { checkPrerequisites } from './steps/prerequisites.mjs';

const command = {
  call: 'npm run certify:backend',
  says: 'Tries a server with the rules of the samples family, and with every wrong ID token and token answer that the mock org can give.',
  words: ['url'],
  flags: ['mock-port', 'only', 'out'],
};

const program = join(root, 'artifacts', 'bin', 'Certify', 'release', 'RazorOkta.Certify.dll');

await main(async () => {
  const flags = parseFlags(command, process.argv.slice(2));
  if (flags.help) return say(usage(command));

  await step('Tools', checkPrerequisites);
  await step('Build', build);
  say();
  const args = [
    program,
    '--backend', flags.url,
    ...(flags['mock-port'] ? ['--mock-port', String(flags['mock-port'])] : []),
    ...(flags.only ? ['--only', flags.only] : []),
    ...(flags.out ? ['--out', resolve(flags.out)] : []),
  ];
  const { code } = await runCommand('dotnet', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return code ?? 2;
});
