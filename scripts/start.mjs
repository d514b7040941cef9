// npm start: from a fresh clone to a running sample.
import { main } from './lib/main.mjs';
import { Problem } from './lib/problem.mjs';
import { root } from './lib/root.mjs';
import { say, step } from './lib/say.mjs';
import { orgTrouble } from './servers/org.mjs';
import { devServer, mockServer, watched, webServer } from './servers/programs.mjs';
import { findDevServer } from './servers/dev-server.mjs';
import { serve } from './servers/serve.mjs';
import { usersOf } from './servers/users.mjs';
import { welcome } from './servers/welcome.mjs';
import { checkConfiguration } from './settings/check.mjs';
import { parseFlags, usage } from './settings/flags.mjs';
import { makePlan } from './settings/plan.mjs';
import { buildServers } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';
import { checkPorts, freePort } from './steps/ports.mjs';
import { checkPrerequisites } from './steps/prerequisites.mjs';

const command = {
  call: 'npm start',
  says: 'Installs, builds and runs the web app, and the mock Okta org unless the configuration names a real one.',
  flags: ['port', 'mock-port', 'frontend', 'dev'],
};

await main(async () => {
  const flags = parseFlags(command, process.argv.slice(2));
  if (flags.help) return say(usage(command));

  await step('Tools', checkPrerequisites);
  const plan = await planOrExplain(flags);
  const { isMock } = plan.org;
  // Before the slow steps: nobody should wait a minute to hear that a port is taken.
  await step('Ports', () => checkPorts({ web: plan.web.port, ...(isMock && { mock: plan.mock.port }) }, command.call));
  await step('Packages', installPackages);
  await step('Build', buildServers);
  const servers = isMock ? [mockServer(plan), webServer(plan)] : [webServer(plan)];
  await step('Settings', () => checkConfiguration(servers));
  const programs = flags.dev ? await developed(plan, servers) : servers;
  await serve(programs, async ({ web }) => welcomeOrRefuse(plan, flags, JSON.parse(web)));
});

/** The same with the front-end's own development server, and with a web app that is built anew when its sources change. */
async function developed(plan, servers) {
  const found = await findDevServer(webServer(plan));
  const front = devServer(found, await freePort());
  plan.overrides['server:devServer'] = front.address;
  plan.overrides['server:frontend'] = found.name;
  return [front, ...servers.map(({ name }) => (name === 'web' ? watched(webServer(plan)) : mockServer(plan)))];
}

/** When the plan already fails, the web app may know of more that is wrong: nobody wants to hear of mistakes one by one. */
async function planOrExplain(flags) {
  try {
    return makePlan(root, flags);
  } catch (problem) {
    await checkConfiguration([webServer({ web: {}, mock: {}, overrides: {} })]);
    throw problem;
  }
}

async function welcomeOrRefuse(plan, flags, health) {
  // Who names a front-end wants that one or none.
  if (flags.frontend && !health.frontend?.name) throw new Problem({ what: health.frontend.problem, value: `--frontend ${flags.frontend}` });
  const { issuer, isMock } = health.org ?? plan.org;
  return welcome(plan, health, { users: isMock ? await usersOf(plan.mock) : null, trouble: await orgTrouble(issuer, { isMock, mock: plan.mock }) });
}
