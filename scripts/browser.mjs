// The browser for the tests: the one that is named, or one that is there, or one that we get.
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { Problem } from './lib/problem.mjs';
import { runCommand } from './processes/command.mjs';
import { getBrowser } from './testing/get-browser.mjs';
import { installedBrowsers } from './testing/installed-browsers.mjs';
import { playwrightBrowsers } from './testing/playwright.mjs';

export const variable = 'RAZOROKTA_BROWSER';

const machine = {
  env: process.env,
  platform: process.platform,
  home: homedir(),
  exists: existsSync,
  list: folder => (existsSync(folder) ? readdirSync(folder) : []),
  proves: startsAt,
};

/** Path of a browser that works, fetched if need be. `doing` is told what takes time. */
export async function findOrGetBrowser(doing) {
  return await findBrowser(machine) ?? await getBrowser({ doing, find: () => findBrowser(machine) });
}

/** Path of the first browser that works, or null. The machine is handed in: see `machine` above. */
export async function findBrowser(on) {
  const named = on.env[variable]?.trim();
  if (named) return provenOrProblem(named, on);

  for (const path of [...playwrightBrowsers(on), ...installedBrowsers(on)]) {
    if (on.exists(path) && await on.proves(path)) return path;
  }
  return null;
}

async function provenOrProblem(path, on) {
  if (on.exists(path) && await on.proves(path)) return path;
  throw new Problem({
    what: on.exists(path) ? `The browser that ${variable} names does not start.` : `The browser that ${variable} names is not there.`,
    value: path,
    cure: `give the full path of Chrome, Chromium or Edge, or remove the variable: then I look for one myself.`,
    where: `the environment variable ${variable}`,
  });
}

/**
 * A file is not yet a browser: Ubuntu's "chromium" may be a stub that asks for a snap.
 * On Windows the proof must be left out, because chrome.exe --version opens a window.
 */
async function startsAt(path) {
  if (process.platform === 'win32') return true;
  return (await runCommand(path, ['--version'], { timeoutMs: 15_000 })).ok;
}
