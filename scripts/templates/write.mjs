// Writes a copy of a template that is a package of its own.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../lib/problem.mjs';
import { rewriteManifest } from './manifest.mjs';
import { rewriteLinks, rewriteReadme } from './readme.mjs';

/** What is made from sources, or belongs to where they are. */
const left = ['node_modules', 'dist', 'elm-stuff', '.git'];

export function checkFolder(folder) {
  if (!existsSync(folder)) return;
  const isEmpty = statSync(folder).isDirectory() && readdirSync(folder).length === 0;
  if (!isEmpty) throw new Problem({ what: 'There is something of this name already, and it is not touched.', value: folder, cure: 'another name, or another folder to call the command from; or move it away first' });
}

/** All or nothing: the files are put together beside the folder, and moved there in the end. */
export function writeFrontend({ folder: from, manifest }, name, folder) {
  const files = filesOf(from);
  const staging = join(dirname(folder), `.${basename(folder)}-${process.pid}`);
  try {
    for (const file of files) {
      mkdirSync(dirname(join(staging, file)), { recursive: true });
      copyFileSync(join(from, file), join(staging, file));
    }
    for (const file of files.filter(file => file.endsWith('.md'))) {
      rewrite(join(staging, file), text => rewriteLinks(text, { from, to: folder, file }));
    }
    writeFileSync(join(staging, 'package.json'), `${JSON.stringify(rewriteManifest(manifest, name, { from, to: folder }), null, 2)}\n`);
    writeFileSync(join(staging, 'README.md'), rewriteReadme(existsSync(join(staging, 'README.md')) ? readFileSync(join(staging, 'README.md'), 'utf8') : '', manifest, name, { from, to: folder }));
    if (existsSync(folder)) rmdirSync(folder); // it is empty
    renameSync(staging, folder);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    throw new Problem({ what: 'The front-end could not be written, and nothing of it is left.', value: error.message, cure: 'mend what it names and call again.', where: folder });
  }
  return files.length;
}

/** Paths of a template's own files. Links are not followed: nothing that a front-end is made of is one. */
function filesOf(folder, path = '') {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap(entry => {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return left.includes(entry.name) ? [] : filesOf(folder, inside);
    return entry.isFile() ? [inside] : [];
  });
}

function rewrite(file, change) {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
