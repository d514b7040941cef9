// npm run new-frontend -- NAME --template vue: a front-end of one's own, from one of those in the folder frontends.
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { main } from './lib/main.mjs';
import { root } from './lib/root.mjs';
import { say } from './lib/say.mjs';
import { parseFlags, usage } from './settings/flags.mjs';
import { findTemplates, namesOf, templateNamed } from './templates/find.mjs';
import { pathFrom } from './templates/manifest.mjs';
import { checkName, checkNameIsFree, folderOf } from './templates/package-name.mjs';
import { checkFolder, writeFrontend } from './templates/write.mjs';

await main(async () => {
  const templates = findTemplates(root);
  const command = {
    call: 'npm run new-frontend',
    says: `Writes a front-end of contract 2 into a folder of its own, here. Templates: ${namesOf(templates)}.`,
    words: ['name'],
    flags: ['template'],
  };
  const { help, name, template: wanted } = parseFlags(command, process.argv.slice(2));
  if (help) return say(usage(command));

  checkName(name);
  const template = templateNamed(wanted, templates);
  checkNameIsFree(name, template, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const folder = join(realpathSync(process.env.INIT_CWD ?? process.cwd()), folderOf(name));
  checkFolder(folder);
  const count = writeFrontend(template, name, folder);
  say(nextSteps(name, folder, `${count} files from the template ${template.name}`));
});

function nextSteps(name, folder, what) {
  const path = pathFrom(root, folder);
  const asWord = path.includes(' ') ? `"${path}"` : path;
  return [
    `${name} is in ${path}: ${what}. Next, in the repository's folder:`,
    '',
    // What a folder outside is made with, npm puts here, where the folder's own build does not find it.
    ...(path.startsWith('./') ? [] : [`  npm install --prefix ${asWord}`]),
    `  npm install ${asWord}`,
    `  npm start -- --dev --frontend ${name}`,
    '  and docs/frontend-contract.md has the rules',
  ].join('\n');
}
