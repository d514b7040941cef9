import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { arch, platform } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = fileURLToPath(new URL('.', import.meta.url));
// Elm compiles into elm-stuff beside elm.json. In the package's own folder that would be one file more for the server to see as a change.
const workplace = join(here, 'node_modules', '.cache', 'elm');

/** @type {typeof import('./elm-vite').elm} */
export const elm = () => {
  let optimised = true;
  return {
    name: 'elm',
    config: () => ({ build: { rolldownOptions: { treeshake: { manualPureFunctions: pure } } } }),
    configResolved: ({ command }) => void (optimised = command === 'build'),
    async load(id) {
      if (!id.endsWith('.elm')) return null;
      for (const source of await sources()) this.addWatchFile(source);
      try {
        return { code: asModule(await compile(id, optimised)), moduleSideEffects: false };
      } catch ({ stderr, message }) {
        this.error(stderr || message); // Elm's own words
      }
    },
    // Vite knows one file of Elm, and a change in any of them is a change of it.
    hotUpdate: ({ file, server }) => file.endsWith('.elm') ? [...server.moduleGraph.idToModuleMap.values()].filter(({ id }) => id?.endsWith('.elm')) : undefined,
  };
};

// What only makes a function, or calls one of Elm's: where nobody uses the result, the call can go.
const pure = [2, 3, 4, 5, 6, 7, 8, 9].flatMap(count => [`F${count}`, `A${count}`]);

const sources = async () => (await readdir(join(here, 'src'), { recursive: true })).filter(name => name.endsWith('.elm')).map(name => join(here, 'src', name));

async function compile(file, optimised) {
  await mkdir(workplace, { recursive: true });
  const project = JSON.parse(await readFile(join(here, 'elm.json'), 'utf8'));
  const elsewhere = project['source-directories'].map(folder => relative(workplace, join(here, folder)));
  await writeFile(join(workplace, 'elm.json'), JSON.stringify({ ...project, 'source-directories': elsewhere }));

  const output = join(workplace, 'main.js');
  await promisify(execFile)(compiler(), ['make', file, `--output=${output}`, ...(optimised ? ['--optimize'] : [])], { cwd: workplace });
  return readFile(output, 'utf8');
}

/** The program itself: the package's bin is a script that puts the program in its own place when it is first run. */
function compiler() {
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('elm/package.json'));
  return resolve(`@elm_binaries/${platform}_${arch}/${platform === 'win32' ? 'elm.exe' : 'elm'}`);
}

/** Elm writes a function that is called at once, and puts Elm into this. Without the function around it, what nobody uses can be left out. */
function asModule(script) {
  const inner = /^\(function\(scope\)\{\n'use strict';\n(.*)\}\(this\)\);\s*$/s.exec(script)?.[1];
  if (inner === undefined) throw new Error('Elm has written a script of another form than that of 0.19.1.');
  return `const scope = {};\n${inner}\nexport const { Elm } = scope;\n`;
}
