// A template is any front-end of contract 2 in the folder frontends.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../lib/problem.mjs';

/** `{ name, folder, manifest }` of each, by name; the manifest is its package.json. */
export function findTemplates(root) {
  const frontends = join(root, 'frontends');
  return readdirSync(frontends).sort()
    .map(name => ({ name, folder: join(frontends, name) }))
    .filter(({ folder }) => existsSync(join(folder, 'package.json')))
    .map(template => ({ ...template, manifest: JSON.parse(readFileSync(join(template.folder, 'package.json'), 'utf8')) }))
    .filter(({ manifest }) => manifest.razorOkta?.contract === 2);
}

export const namesOf = templates => templates.map(({ name }) => name).join(', ');

export function templateNamed(name, templates) {
  const found = templates.find(template => template.name === name);
  if (found) return found;
  throw new Problem({
    what: name === undefined ? 'What the front-end is to be made with is not said.' : 'There is no such template.',
    value: name && `--template ${name}`,
    cure: `--template with one of these: ${namesOf(templates)}`,
    where: 'frontends',
  });
}
