// npm run certify:rp: tries the web app with everything that a relying party must survive, and writes its certificate.
import { join, resolve } from 'node:path';
import { main } from './lib/main.mjs';
import { root } from './lib/root.mjs';
import { say, step } from './lib/say.mjs';
import { runCommand } from './processes/command.mjs';
import { parseFlags, usage } from './settings/flags.mjs';
import { build } from './steps/build.mjs';
import { checkPrerequisites } from './steps/prerequisites.mjs';

const command = {
  call: 'npm run certify:rp',
  says: 'Runs every row of the certificate against the web app and the mock org, and writes docs/rp-certificate.md.',
  flags: ['only', 'out', 'keep', 'list', 'checks', 'in', 'after', 'most'],
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
    ...(flags.only ? ['--only', flags.only] : []),
    ...(flags.in ? ['--in', flags.in] : []),
    ...(flags.most ? ['--most', flags.most] : []),
    ...(flags.after ? ['--after', flags.after] : []),
    ...(flags.out ? ['--out', resolve(flags.out)] : []),
    ...['keep', 'list', 'checks'].filter(name => flags[name]).map(name => `--${name}`),
  ];
  const { code } = await runCommand('dotnet', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return code ?? 1;
});
