// When is `npm install` needed? When anything that it reads has changed since it last succeeded.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stampOf = root => join(root, 'node_modules', '.razorokta-stamp');

/** A hash of the manifests and of node's major version, for which native packages are made. */
export function fingerprint(root, nodeVersion = process.versions.node) {
  const hash = createHash('sha256').update(`node ${nodeVersion.split('.')[0]}\n`);
  for (const file of ['package.json', 'package-lock.json', ...frontendManifests(root)]) {
    const path = join(root, file);
    hash.update(existsSync(path) ? `${file}\n${readFileSync(path, 'utf8')}\n` : `${file} is absent\n`);
  }
  return hash.digest('hex');
}

export function isInstalled(root) {
  const stamp = stampOf(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

/** Before an installation: one that is broken off must not look finished. */
export const removeStamp = root => rmSync(stampOf(root), { force: true });

/** After it, because npm may have written package-lock.json. Without dependencies npm makes no node_modules, and there is nothing to stamp. */
export function writeStamp(root) {
  if (existsSync(join(root, 'node_modules'))) writeFileSync(stampOf(root), fingerprint(root));
}

function frontendManifests(root) {
  const folder = join(root, 'frontends');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort().map(name => `frontends/${name}/package.json`).filter(file => existsSync(join(root, file)));
}
