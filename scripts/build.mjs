// npm run build: everything that can be made before something runs.
import { main } from './lib/main.mjs';
import { say, step } from './lib/say.mjs';
import { parseFlags, usage } from './settings/flags.mjs';
import { build } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';
import { checkPrerequisites } from './steps/prerequisites.mjs';

const command = { call: 'npm run build', says: 'Installs the npm packages and builds the solution.', flags: [] };

await main(async () => {
  const flags = parseFlags(command, process.argv.slice(2));
  if (flags.help) return say(usage(command));

  await step('Tools', checkPrerequisites);
  await step('Packages', installPackages);
  await step('Build', build);
});
