// Builds the front-end into DIST_OUT, or into dist when that is not set.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = join(root, 'dist');
const out = resolve(process.env.DIST_OUT || home);
const widget = join(packageFolder('@okta/okta-signin-widget'), 'dist');
const semantic = packageFolder('semantic-ui-css');

const sizes = {};

const { framework, environment } = JSON.parse(await readFile(join(root, '.yo-rc.json'), 'utf8'))['@okta/generator-samples'];

await Promise.all([
  script('bundle'),
  script('doc', { FRAMEWORK: JSON.stringify(framework), ENVIRONMENT: JSON.stringify(environment) }),
  style('css/okta-theme.css'),
  style('css/samples.css'),
  style('css/hljs/tomorrow.css'),
  copy(join(widget, 'css/okta-sign-in.min.css'), 'css/okta-sign-in.min.css'),
  copy(join(widget, 'font'), 'font'),
  copy(join(widget, 'img'), 'img'),
  copy(join(semantic, 'themes/default/assets'), 'css/semantic-ui/themes/default/assets'),
  semanticStyle(),
]);

console.log(`Built the front-end into ${out}`);
for (const file of Object.keys(sizes).sort()) {
  console.log(`  ${file.padEnd(36)} ${Math.ceil(sizes[file] / 1024).toString().padStart(5)} kB`);
}

// app/<name>.js becomes <name>.js, which defines the global <name>.
function script(name, define = {}) {
  return bundle({
    entryPoints: [join(root, `app/${name}.js`)],
    format: 'iife',
    globalName: name,
    target: 'es2022',
    // `module` is the widget in parts, which shares AuthJS with us; `main` has a second copy inside.
    // `browser` goes first for packages whose `module` is meant for Node.
    mainFields: ['browser', 'module', 'main'],
    loader: { '.html': 'text' },
    sourcemap: true,
    define,
  });
}

function style(file) {
  return bundle({ entryPoints: [join(root, file)], outbase: root });
}

// esbuild builds as if for dist and we write to DIST_OUT ourselves: the paths inside the source maps
// then depend neither on the machine nor on the output folder.
async function bundle(options) {
  const { outputFiles } = await build({ bundle: true, minify: true, outdir: home, write: false, ...options });
  for (const { path, contents } of outputFiles) {
    await write(relative(home, path), contents);
  }
}

// Semantic UI begins by importing a font from a foreign host. The sample makes no request to strangers.
async function semanticStyle() {
  const css = await readFile(join(semantic, 'semantic.min.css'), 'utf8');
  const foreignImport = /@import url\(https:[^)]*\);/;
  if (!foreignImport.test(css)) {
    throw new Error('semantic.min.css no longer imports a foreign font: remove this step from the build.');
  }
  await write('css/semantic-ui/semantic.min.css', css.replace(foreignImport, ''));
}

async function write(file, contents) {
  const target = join(out, file);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, contents);
  sizes[file] = contents.length;
}

function copy(from, to) {
  return cp(from, join(out, to), { recursive: true });
}

function packageFolder(name) {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}
