// Ends with a sentence, and exit code 1, where Elm's packages cannot be had: its compiler would say so in forty lines, and only after half a minute.
import { existsSync, readFileSync } from 'node:fs';
import { request as http } from 'node:http';
import { request as https } from 'node:https';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process, { env, platform } from 'node:process';

const site = 'package.elm-lang.org';
const patienceMs = 5_000;
const home = env.ELM_HOME || (platform === 'win32' ? join(env.APPDATA ?? '', 'elm') : join(homedir(), '.elm'));

const { 'elm-version': version, dependencies } = JSON.parse(readFileSync(new URL('elm.json', import.meta.url), 'utf8'));
const folder = join(home, version, 'packages');
const files = ['registry.dat', ...Object.entries({ ...dependencies.direct, ...dependencies.indirect }).map(([name, its]) => join(name, its, 'elm.json'))];

if (!files.every(file => existsSync(join(folder, file))) && !await answers()) {
  console.error(`Elm's packages cannot be had: ${site} does not answer, and ELM_HOME (${home}) does not hold all that elm.json names.`);
  process.exitCode = 1;
}

/** By way of a proxy where there is one, as Elm does it. */
function answers() {
  const proxy = env.https_proxy || env.HTTPS_PROXY;
  const signal = AbortSignal.timeout(patienceMs);
  return new Promise(resolve => {
    const asked = proxy ? http(proxy, { method: 'CONNECT', path: `${site}:443`, signal }) : https(`https://${site}/`, { signal });
    const told = ({ statusCode }) => {
      resolve(statusCode < 400);
      asked.destroy();
    };
    asked.on('response', told).on('connect', told).on('error', () => resolve(false)).end();
  });
}
