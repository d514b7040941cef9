// npm run certify -- CANDIDATE: judges a front-end by the rules of the contract, and writes a report.
import { findOrGetBrowser, variable } from './browser.mjs';
import { main } from './lib/main.mjs';
import { root } from './lib/root.mjs';
import { say, step } from './lib/say.mjs';
import { runProgram } from './processes/program.mjs';
import { build } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';
import { checkPrerequisites } from './steps/prerequisites.mjs';

await main(async () => {
  await step('Tools', checkPrerequisites);
  await step('Packages', installPackages); // front-ends of this repository are made with them
  await step('Build', build);
  const env = { ...process.env };
  await step('Browser', async doing => (env[variable] = await findOrGetBrowser(doing)));
  say();

  // The program knows its own flags, and paths begin where the command was given.
  return runProgram('Frontends', process.argv.slice(2), { cwd: process.env.INIT_CWD ?? root, env, whenEnded: 2 });
});
