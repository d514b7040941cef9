// Finds and reads .samples.config.json as the servers do; what the values mean is checked by them.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Problem } from '../lib/problem.mjs';

export const fileName = '.samples.config.json';
export const pathVariable = 'RAZOROKTA_CONFIG';

/** The path the servers will use: the environment variable, else the file in `folder` or the nearest folder above. */
export function findConfigFile(folder, env = process.env) {
  const named = env[pathVariable]?.trim();
  if (named) return existing(resolve(folder, named), `Set ${pathVariable} to an existing file, or remove it to use ${fileName}.`);

  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, fileName))) return join(here, fileName);
    if (here === dirname(here)) break;
  }
  return existing(join(folder, fileName), `fetch the file back (git checkout ${fileName}), or name another one in the variable ${pathVariable}.`);
}

/**
 * The settings as .NET sees them: a map from lower-case path (`oidc:issuer`) to text.
 * Both shapes of the samples family are read: wrapped in "oktaSample", and bare.
 */
export function readConfigFile(file) {
  const settings = flatten(parse(file));
  const wrapped = [...settings].filter(([path]) => path.startsWith('oktasample:'));
  return wrapped.length > 0 ? new Map(wrapped.map(([path, text]) => [path.slice('oktasample:'.length), text])) : settings;
}

function existing(file, cure) {
  if (existsSync(file)) return file;
  throw new Problem({ what: 'The configuration file is missing.', value: file, cure });
}

function parse(file) {
  let json;
  try {
    json = JSON.parse(withoutComments(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')));
  } catch (error) {
    throw new Problem({
      what: error instanceof SyntaxError ? 'The configuration file is not valid JSON.' : 'The configuration file cannot be read.',
      value: error instanceof SyntaxError ? withoutExcerpt(error.message) : error.message,
      cure: 'mend it there; an editor that knows JSON underlines the place.',
      where: file,
    });
  }
  if (json !== null && typeof json === 'object' && !Array.isArray(json)) return json;
  throw new Problem({
    what: 'The configuration file must hold one JSON object.',
    cure: 'write {"oktaSample": {"oidc": {...}, "server": {...}, "mockOkta": {...}}}',
    where: file,
  });
}

/** .NET allows comments and trailing commas. Strings are matched first, so that "http://" is no comment; line numbers stay. */
function withoutComments(text) {
  const string = '"(?:\\\\.|[^"\\\\])*"';
  const blank = match => (match.startsWith('"') ? match : match.replace(/[^\n]/g, ' '));
  return text
    .replace(new RegExp(`${string}|//[^\\n]*|/\\*[\\s\\S]*?\\*/`, 'g'), blank)
    .replace(new RegExp(`${string}|,(?=\\s*[}\\]])`, 'g'), blank);
}

/** Node quotes the text around the mistake, and that may be the client secret. */
function withoutExcerpt(message) {
  return message.replace(/, (?:\.{3})?"[\s\S]*"(?:\.{3})? is not valid JSON$/, '');
}

function flatten(value, path = '', settings = new Map()) {
  if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}:${key.toLowerCase()}` : key.toLowerCase(), settings);
  } else if (value !== null) {
    settings.set(path, String(value));
  }
  return settings;
}
