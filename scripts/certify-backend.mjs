// npm run certify:backend -- URL: tries a server that implements the routes of the samples family.
import { main } from './lib/main.mjs';
import { say, step } from './lib/say.mjs';
import { passedOn, runProgram } from './processes/program.mjs';
import { parseFlags, usage } from './settings/flags.mjs';
import { build } from './steps/build.mjs';
import { checkPrerequisites } from './steps/prerequisites.mjs';

const command = {
  call: 'npm run certify:backend',
  says: 'Tries a server with the rules of the samples family, and with every wrong ID token and token answer that the mock org can give.',
  words: ['url'],
  flags: ['mock-port', 'only', 'out'],
};

await main(async () => {
  const flags = parseFlags(command, process.argv.slice(2));
  if (flags.help) return say(usage(command));

  await step('Tools', checkPrerequisites);
  await step('Build', build);
  say();
  return runProgram('Certify', ['--backend', flags.url, ...passedOn(flags, command.flags)], { whenEnded: 2 });
});
