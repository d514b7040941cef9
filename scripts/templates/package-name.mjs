import { Problem } from '../lib/problem.mjs';

const longest = 214;
const allowed = /^(?:@[a-z0-9][a-z0-9._~-]*\/)?[a-z0-9][a-z0-9._~-]*$/;
const reserved = ['node_modules', 'favicon.ico'];

/** What npm takes as the name of a new package, with a scope or without one. */
export function checkName(name) {
  const what = name.length > longest ? `The name is longer than ${longest} characters, and npm takes no more.`
    : reserved.includes(folderOf(name)) ? 'npm keeps this name for itself.'
    : !allowed.test(name) ? 'This is no name for an npm package.'
    : null;
  if (what) throw new Problem({ what, value: `"${name}"`, cure: 'lower-case letters, digits, and - . _ ~ after the first, for example my-frontend or @me/my-frontend', where: 'https://docs.npmjs.com/cli/configuring-npm/package-json#name' });
}

/** A package can hardly depend on itself, and of two with one name npm installs one. */
export function checkNameIsFree(name, { manifest }, installed) {
  const isIn = ({ dependencies, devDependencies }) => Object.hasOwn({ ...dependencies, ...devDependencies }, name);
  const [what, where] = isIn(manifest) ? ['The template is made with a package of this name.', `package.json of ${manifest.name}`]
    : isIn(installed) || name === installed.name ? ['There is a package of this name already.', 'package.json']
    : [];
  if (what) throw new Problem({ what, value: `"${name}"`, cure: 'another name, for example one with a scope: @me/my-frontend', where });
}

/** The name's last part. */
export const folderOf = name => name.split('/').at(-1);
