// npm start: from a fresh clone to a running sample.
import { main } from './lib/main.mjs';
import { root } from './lib/root.mjs';
import { say, step } from './lib/say.mjs';
import { mockServer, webServer } from './servers/programs.mjs';
import { serve } from './servers/serve.mjs';
import { welcome } from './servers/welcome.mjs';
import { parseFlags, usage } from './settings/flags.mjs';
import { makePlan } from './settings/plan.mjs';
import { build } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';
import { checkPorts } from './steps/ports.mjs';
import { checkPrerequisites } from './steps/prerequisites.mjs';

const command = {
  call: 'npm start',
  says: 'Installs, builds and runs the web app, and the mock Okta org unless the configuration names a real one.',
  flags: ['port', 'mock-port', 'frontend'],
};

await main(async () => {
  const flags = parseFlags(command, process.argv.slice(2));
  if (flags.help) return say(usage(command));

  await step('Tools', checkPrerequisites);
  const plan = makePlan(root, flags);
  const { isMock } = plan.org;
  // Before the slow steps: nobody should wait a minute to hear that a port is taken.
  await step('Ports', () => checkPorts({ web: plan.web.port, ...(isMock && { mock: plan.mock.port }) }, command.call));
  await step('Packages', installPackages);
  await step('Build', build);
  await serve(isMock ? [mockServer(plan), webServer(plan)] : [webServer(plan)], ({ web }) => welcome(plan, JSON.parse(web)));
});
