// Chrome, Chromium and Edge where their installers put them.
import { join } from 'node:path';

export function installedBrowsers({ env, platform, home }) {
  if (platform === 'win32') return onWindows(env);
  return [...(platform === 'darwin' ? onMac(home) : []), ...onPath(env)];
}

function onWindows(env) {
  const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean);
  const programs = [['Google', 'Chrome'], ['Chromium'], ['Microsoft', 'Edge']];
  return programs.flatMap(parts => folders.map(folder =>
    join(folder, ...parts, 'Application', parts.at(-1) === 'Edge' ? 'msedge.exe' : 'chrome.exe')));
}

function onMac(home) {
  return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap(name =>
    ['/Applications', join(home, 'Applications')].map(folder => join(folder, `${name}.app`, 'Contents', 'MacOS', name)));
}

function onPath(env) {
  const names = ['chromium-headless-shell', 'google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable'];
  const folders = (env.PATH ?? '').split(':').filter(Boolean);
  return names.flatMap(name => folders.map(folder => join(folder, name)));
}
