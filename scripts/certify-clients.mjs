// npm run certify:clients: tries the mock org with Okta's published client libraries, and writes down which work.
import { findOrGetBrowser, variable } from './browser.mjs';
import { main } from './lib/main.mjs';
import { say, step } from './lib/say.mjs';
import { passedOn, runProgram } from './processes/program.mjs';
import { parseFlags, usage } from './settings/flags.mjs';
import { build } from './steps/build.mjs';
import { installClients } from './steps/install.mjs';
import { checkPrerequisites } from './steps/prerequisites.mjs';

const command = {
  call: 'npm run certify:clients',
  says: 'Runs every client of the matrix in a browser, and writes docs/clients.md.',
  flags: ['only'],
};

await main(async () => {
  const flags = parseFlags(command, process.argv.slice(2));
  if (flags.help) return say(usage(command));

  const env = { ...process.env };
  await step('Tools', checkPrerequisites);
  await step('Clients', installClients);
  await step('Build', build);
  await step('Browser', async doing => (env[variable] = await findOrGetBrowser(doing)));

  say();
  return runProgram('Clients', passedOn(flags, command.flags), { env });
});
