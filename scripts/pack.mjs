// npm run pack: the mock Okta org and the harness as packages, into artifacts/packages.
import { relative } from 'node:path';
import { main } from './lib/main.mjs';
import { root } from './lib/root.mjs';
import { say, step } from './lib/say.mjs';
import { parseFlags, usage } from './settings/flags.mjs';
import { packages, packHarness, packLibrary, packNpm, packTool, startAfresh } from './steps/pack.mjs';
import { checkPrerequisites } from './steps/prerequisites.mjs';

const command = { call: 'npm run pack', says: 'Makes the NuGet package, the dotnet tool and the npm package of the mock Okta org, and the dotnet tool that certifies front-ends.', flags: [] };

await main(async () => {
  const flags = parseFlags(command, process.argv.slice(2));
  if (flags.help) return say(usage(command));

  await step('Tools', checkPrerequisites);
  startAfresh();
  await step('NuGet', packLibrary);
  await step('Tool', packTool);
  await step('npm', packNpm);
  await step('Harness', packHarness);
  say(`\nThey are in ${relative(root, packages)}.`);
});
