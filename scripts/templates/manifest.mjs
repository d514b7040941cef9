import { relative, resolve, sep } from 'node:path';

const longestTitle = 80; // contract/manifest.schema.json

/** The copy's package.json: a name of its own, and the way to what lies beside the template. */
export function rewriteManifest(manifest, name, { from, to }) {
  return {
    ...manifest,
    name,
    version: '0.1.0',
    description: `A front-end of contract 2, from the template ${manifest.razorOkta.title ?? manifest.name}`,
    razorOkta: { ...manifest.razorOkta, title: name.slice(0, longestTitle) },
    ...rewritten('dependencies'),
    ...rewritten('devDependencies'),
  };

  function rewritten(kind) {
    if (!manifest[kind]) return {};
    return { [kind]: Object.fromEntries(Object.entries(manifest[kind]).map(([name, version]) => [name, fromThere(version)])) };
  }

  function fromThere(version) {
    if (!version.startsWith('file:')) return version;
    const path = resolve(from, version.slice('file:'.length));
    return isInside(from, path) ? version : `file:${pathFrom(to, path)}`;
  }
}

/** Whether the copy has it, too. */
export const isInside = (folder, path) => !relative(folder, path).startsWith('..');

/** As it is written in a package.json and in a link: with slashes, and from the folder. */
export function pathFrom(folder, path) {
  const way = relative(folder, path).split(sep).join('/');
  return way.startsWith('.') || way.includes(':') ? way : `./${way}`;
}
