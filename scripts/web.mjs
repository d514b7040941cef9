// npm run web: the web app alone.
import { main } from './lib/main.mjs';
import { root } from './lib/root.mjs';
import { say, step } from './lib/say.mjs';
import { orgTrouble } from './servers/org.mjs';
import { webServer } from './servers/programs.mjs';
import { serve } from './servers/serve.mjs';
import { usersOf } from './servers/users.mjs';
import { welcome } from './servers/welcome.mjs';
import { checkConfiguration } from './settings/check.mjs';
import { parseFlags, usage } from './settings/flags.mjs';
import { makePlan } from './settings/plan.mjs';
import { buildServers } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';
import { checkPorts, obstacleAt } from './steps/ports.mjs';
import { checkPrerequisites } from './steps/prerequisites.mjs';

const command = {
  call: 'npm run web',
  says: 'Installs, builds and runs the web app alone. With the mock, both must be given the same ports.',
  flags: ['port', 'mock-port', 'frontend'],
};

await main(async () => {
  const flags = parseFlags(command, process.argv.slice(2));
  if (flags.help) return say(usage(command));

  await step('Tools', checkPrerequisites);
  const plan = makePlan(root, flags);
  await step('Ports', () => checkPorts({ web: plan.web.port }, command.call));
  await step('Packages', installPackages);
  await step('Build', buildServers);
  if (plan.org.isMock && (await obstacleAt('127.0.0.1', plan.mock.port)) !== 'taken') {
    say(`  The mock Okta org does not run yet; start it in another terminal: npm run mock-okta`);
  }
  await step('Settings', () => checkConfiguration([webServer(plan)]));
  const { isMock, issuer } = plan.org;
  await serve([webServer(plan)], async ({ web }) => welcome(plan, JSON.parse(web), {
    users: isMock ? await usersOf(plan.mock) : null,
    trouble: await orgTrouble(issuer, { isMock, mock: plan.mock }),
  }));
});
