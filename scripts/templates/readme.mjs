import { dirname, join, relative, resolve } from 'node:path';
import { root } from '../lib/root.mjs';
import { isInside, pathFrom } from './manifest.mjs';

/** Links in Markdown, to what is outside the template: the copy lies elsewhere. `file` is the file's path inside both. */
export function rewriteLinks(text, { from, to, file }) {
  const rewritten = target => {
    if (/^([a-z][a-z\d+.-]*:|[#/])/i.test(target)) return target;
    const [path, ...anchor] = target.split(/(?=#)/);
    const whole = resolve(from, dirname(file), path);
    return isInside(from, whole) ? target : pathFrom(dirname(join(to, file)), whole) + anchor.join('');
  };
  return text
    .replace(/(\]\()([^()\s]+)(?=[\s)])/g, (_, before, target) => before + rewritten(target))
    .replace(/^(\[[^\]]+\]:\s*)(\S+)/gm, (_, before, target) => before + rewritten(target));
}

/** What stands before the first section is the copy's own; below, the template's name becomes its name. */
export function rewriteReadme(text, manifest, name, { from, to }) {
  const [sections = ''] = /^## [\s\S]*/m.exec(text) ?? [];
  const link = path => pathFrom(to, path);
  return [
    `# ${name}`,
    '',
    `A front-end for RazorOkta in ${madeWith(manifest.razorOkta)}, of [contract 2](${link(join(root, 'docs', 'frontend-contract.md'))}). It began as a copy of`,
    `[${relative(root, from).replaceAll('\\', '/')}](${link(from)}), which keeps every rule up to level ${manifest.razorOkta.level ?? 1}.`,
    '',
    '```',
    `npm start -- --dev --frontend ${name}`,
    '```',
    '',
    'in the repository\'s folder serves it from its sources; without `--dev` it is built.',
    ...(sections ? ['', sections.replaceAll(manifest.name, name)] : ['']),
  ].join('\n');
}

const madeWith = ({ framework, language = 'JavaScript' }) =>
  framework === 'none' ? `${language}, without a framework` : framework === language ? framework : `${framework} and ${language}`;
