// npm run mock-okta: the mock Okta org alone. It needs no npm packages.
import { main } from './lib/main.mjs';
import { root } from './lib/root.mjs';
import { say, step } from './lib/say.mjs';
import { mockServer } from './servers/programs.mjs';
import { serve } from './servers/serve.mjs';
import { usersOf } from './servers/users.mjs';
import { welcomeToMock } from './servers/welcome.mjs';
import { pathVariable } from './settings/config-file.mjs';
import { flagsOfTheMock, parseFlags, usage } from './settings/flags.mjs';
import { makePlan } from './settings/plan.mjs';
import { buildServers } from './steps/build.mjs';
import { checkPorts } from './steps/ports.mjs';
import { checkPrerequisites } from './steps/prerequisites.mjs';

const command = {
  call: 'npm run mock-okta',
  says: 'Builds and runs the mock Okta org alone. --port tells it where the web app is.',
  flags: ['port', 'mock-port', ...flagsOfTheMock],
};

await main(async () => {
  const flags = parseFlags(command, process.argv.slice(2));
  if (flags.help) return say(usage(command));

  if (flags.config) process.env[pathVariable] = flags.config; // here and in the mock
  await step('Tools', checkPrerequisites);
  const plan = makePlan(root, flags, { mockAlone: true });
  await step('Ports', () => checkPorts({ mock: plan.mock.port }, command.call));
  await step('Build', buildServers);
  await serve([mockServer(plan)], async () => welcomeToMock(plan, await usersOf(plan.mock)));
});
