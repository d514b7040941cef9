import { resolve } from 'node:path';
import { Problem } from '../lib/problem.mjs';
import { parsePort } from './port.mjs';

/** Every flag there is: how its value is called in the usage, what it does, and how the value is read. */
export const flags = {
  'port': { value: 'N', says: 'port of the web app', read: readPort },
  'mock-port': { value: 'N', says: 'port of the mock Okta org', read: readPort },
  'frontend': { value: 'NAME', says: 'the installed front-end package to serve or test', read: readText },
  'filter': { value: 'EXPR', says: 'only the .NET tests that match, as in "dotnet test --filter"', read: readText },
  'only': { value: 'TEXT', says: 'only the rows whose name contains it, for example "okta-auth-js 5"', read: readText },
  'config': { value: 'FILE', says: 'the configuration, in place of .samples.config.json', read: readFile },
  'definition': { value: 'FILE', says: 'what the org is made of, in place of mock-okta.json beside the configuration', read: readFile },
  'host': { value: 'NAME', says: 'the host name in the issuer of the mock', read: readText },
  'https': { says: 'the mock speaks https' },
  'authority-file': { value: 'FILE', says: 'where the mock writes the certificate that clients must trust then', read: readFile },
  'listen': { value: 'ADDRESS', says: 'the mock listens beyond this machine, for example on 0.0.0.0', read: readText },
  'also-known-as': { value: 'NAME', says: 'a further host name that the mock answers to; may be given several times', read: readText, isMany: true },
  'out': { value: 'DIR', says: 'write the results there, and leave docs as it is', read: readText },
  'keep': { says: 'with --out: write docs, too' },
  'list': { says: 'name all cases, and run none' },
  'in': { value: 'TEXT', says: 'with --checks: only the checks whose file, line or code contain it, for example Oidc/Tokens', read: readText },
  'after': { value: 'FILE', says: 'with --checks: reach.json of an earlier run with it, in place of a run that finds out which case reaches what', read: readFile },
  'most': { value: 'N', says: 'with --checks: no more than N cases for each check, the likeliest first', read: readText },
  'checks': { says: 'remove each check of src/Web in turn, and see that a row notices' },
  'dev': { says: 'the front-end comes from its own development server, and the web app is built anew when it changes' },
  'template': { value: 'NAME', says: 'what it is made with', read: readText },
  'help': { says: 'this text' },
};

/** The words without dashes that a command may ask for, in its order. */
export const words = {
  'url': { value: 'URL', says: 'the address of the server, for example http://localhost:8080' },
  'name': { value: 'NAME', says: 'the name of the npm package, with a scope or without one' },
};

/** Those that the mock itself knows, under these names but for its port. */
export const flagsOfTheMock = ['config', 'definition', 'host', 'https', 'authority-file', 'listen', 'also-known-as'];

/**
 * Reads `--name value` and `--name=value`. `command` says how it is called (`npm start`), which flags it knows, and which words it needs.
 * Gives an object with the values by flag and word; `help` is true or absent.
 */
export function parseFlags(command, args, env = process.env) {
  refuseFlagsThatNpmKept(command, env);
  const given = {};
  const missing = [...command.words ?? []];
  const rest = [...args];
  while (rest.length > 0) {
    const word = rest.shift();
    const [, name, attached] = /^--([^=]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
    if (word === '-h' || name === 'help') {
      given.help = true;
    } else if (!name && missing.length > 0 && !word.startsWith('-')) {
      given[missing.shift()] = word;
    } else if (!command.flags.includes(name)) {
      throw misuse(command, name ? `There is no flag --${name} here.` : `I do not know what to do with "${word}".`);
    } else if (!flags[name].value) {
      if (attached !== undefined) throw misuse(command, `--${name} takes no value.`, attached);
      given[name] = true;
    } else {
      const text = attached ?? (rest[0]?.startsWith('--') ? undefined : rest.shift());
      const value = flags[name].read(command, name, text);
      given[name] = flags[name].isMany ? [...given[name] ?? [], value] : value;
    }
  }
  if (missing.length > 0 && !given.help) throw misuse(command, `${words[missing[0]].value} is missing: ${words[missing[0]].says}.`);
  return given;
}

export function usage(command) {
  const rows = [
    ...(command.words ?? []).map(name => [words[name].value, words[name].says]),
    ...[...command.flags, 'help'].map(name => [withValue(name), flags[name].says]),
  ];
  const width = Math.max(18, ...rows.map(([flag]) => flag.length + 2));
  return [
    `Usage: ${[command.call, ...(command.call.startsWith('npm') ? ['--'] : []), ...valuesOf(command.words), '[flags]'].join(' ')}`,
    `  ${command.says}`,
    '',
    ...rows.map(([flag, says]) => `  ${flag.padEnd(width)}${says}`),
  ].join('\n');
}

/** `npm start --port 4000` without the `--` between: npm takes the flag for its own and leaves a trace in the environment. */
function refuseFlagsThatNpmKept(command, env) {
  const kept = command.flags.filter(name => env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined);
  if (kept.length === 0) return;
  throw new Problem({
    what: `npm has kept ${kept.map(name => `--${name}`).join(' and ')} for itself.`,
    cure: `put two dashes before the first flag: ${[command.call, '--', ...valuesOf(command.words), ...kept.map(withValue)].join(' ')}`,
  });
}

const valuesOf = (names = []) => names.map(name => words[name].value);

const withValue = name => `--${name}${flags[name].value ? ` ${flags[name].value}` : ''}`;

function readPort(command, name, text) {
  const port = parsePort(text);
  if (port === null) {
    throw misuse(command, `--${name} needs a port: a whole number from 1 to 65535.`, text);
  }
  return port;
}

function readText(command, name, text) {
  if (!text) throw misuse(command, `--${name} needs a value: --${name} ${flags[name].value}`);
  return text;
}

/** npm goes to the repository's folder; whoever typed the name was perhaps elsewhere. */
function readFile(command, name, text) {
  return resolve(process.env.INIT_CWD ?? process.cwd(), readText(command, name, text));
}

function misuse(command, what, value) {
  return new Problem({ what, value: value && `"${value}"`, details: usage(command).split('\n') });
}
