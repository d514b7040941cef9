// npm run certify:rp: tries the web app with everything that a relying party must survive, and writes its certificate.
import { main } from './lib/main.mjs';
import { say, step } from './lib/say.mjs';
import { passedOn, runProgram } from './processes/program.mjs';
import { parseFlags, usage } from './settings/flags.mjs';
import { build } from './steps/build.mjs';
import { checkPrerequisites } from './steps/prerequisites.mjs';

const command = {
  call: 'npm run certify:rp',
  says: 'Runs every row of the certificate against the web app and the mock org, and writes docs/rp-certificate.md.',
  flags: ['only', 'out', 'keep', 'list', 'checks', 'in', 'after', 'most'],
};

await main(async () => {
  const flags = parseFlags(command, process.argv.slice(2));
  if (flags.help) return say(usage(command));

  await step('Tools', checkPrerequisites);
  await step('Build', build);

  say();
  return runProgram('Certify', passedOn(flags, command.flags));
});
