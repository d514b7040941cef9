// npm test: every test there is; "unit" or "e2e" as first word: a part of them.
import { findOrGetBrowser, variable } from './browser.mjs';
import { bold } from './lib/colour.mjs';
import { main } from './lib/main.mjs';
import { Problem } from './lib/problem.mjs';
import { say, step } from './lib/say.mjs';
import { parseFlags, usage } from './settings/flags.mjs';
import { build } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';
import { checkPrerequisites } from './steps/prerequisites.mjs';
import { suites } from './testing/suites.mjs';
import { summarise } from './testing/summary.mjs';

const commands = {
  all: { call: 'npm test', says: 'Builds, and runs all tests.', flags: ['frontend', 'filter'], suites: ['scripts', 'unit', 'e2e'] },
  unit: { call: 'npm run test:unit', says: 'Builds, and runs the tests that need no browser.', flags: ['filter'], suites: ['scripts', 'unit'] },
  e2e: { call: 'npm run test:e2e', says: 'Builds, and runs the browser tests.', flags: ['frontend', 'filter'], suites: ['e2e'] },
};

await main(async () => {
  const { command, words } = chosen(process.argv.slice(2));
  const flags = parseFlags(command, words);
  if (flags.help) return say(usage(command));

  // A filter speaks of .NET tests; the scripts' own tests have none.
  const chosenSuites = command.suites.filter(name => !(flags.filter && name === 'scripts')).map(name => suites[name]);
  await step('Tools', checkPrerequisites);
  await step('Packages', installPackages);
  await step('Build', build);
  const env = { ...process.env };
  if (chosenSuites.some(suite => suite.needsBrowser)) {
    await step('Browser', async doing => (env[variable] = await findOrGetBrowser(doing)));
  }

  const { text, ok } = summarise(await runAll(chosenSuites, { filter: flags.filter, frontend: flags.frontend, env }), { filtered: Boolean(flags.filter) });
  say(text);
  return ok ? 0 : 1;
});

function chosen([first, ...rest]) {
  if (first === undefined || first.startsWith('-')) return { command: commands.all, words: process.argv.slice(2) };
  if (first === 'unit' || first === 'e2e') return { command: commands[first], words: rest };
  throw new Problem({ what: 'There is no such part of the tests.', value: `"${first}"`, cure: 'npm test, npm run test:unit or npm run test:e2e' });
}

async function runAll(chosenSuites, options) {
  const reports = {};
  for (const { title, run } of chosenSuites) {
    say(`\n${bold(title)}`);
    reports[title] = await run(options);
  }
  return reports;
}
