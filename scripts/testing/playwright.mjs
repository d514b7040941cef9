// Where Playwright keeps its browsers, and how to make it fetch one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';

// The tool that is made of this repository has it beside itself.
const ofTheTool = join(root, '.playwright', 'package');
const driver = existsSync(ofTheTool) ? ofTheTool : join(root, 'artifacts', 'bin', 'E2E', 'release', '.playwright', 'package');

/** Playwright's script, put there by the build. Its own node lies beside it, but ours serves on every platform alike. */
export const installer = join(driver, 'cli.js');

/** Chromium builds that Playwright has installed: first the headless shell, which does the same for half of the processor time; of each, the newest first. */
export function playwrightBrowsers({ env, platform, home, list }) {
  const cache = cacheFolder({ env, platform, home });
  const builds = ['chromium_headless_shell', 'chromium'].flatMap(kind =>
    list(cache).filter(name => name.startsWith(`${kind}-`) && Number.isInteger(revision(name))).sort((a, b) => revision(b) - revision(a)));
  return builds.flatMap(build => list(join(cache, build))
    .filter(name => name.startsWith('chrome-'))
    .flatMap(folder => executables[platform]?.map(parts => join(cache, build, folder, ...parts)) ?? []));
}

function cacheFolder({ env, platform, home }) {
  const named = env.PLAYWRIGHT_BROWSERS_PATH;
  if (named === '0') return join(driver, '.local-browsers');
  if (named) return named;
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'ms-playwright');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'ms-playwright');
  return join(env.XDG_CACHE_HOME ?? join(home, '.cache'), 'ms-playwright');
}

const revision = name => Number(name.split('-')[1]);

const macApp = name => [`${name}.app`, 'Contents', 'MacOS', name];
const executables = {
  linux: [['chrome-headless-shell'], ['chrome']],
  darwin: [['chrome-headless-shell'], macApp('Chromium'), macApp('Google Chrome for Testing')],
  win32: [['chrome-headless-shell.exe'], ['chrome.exe']],
};
