// Gets a browser: from the distribution where we may, else from Playwright.
import { existsSync, readFileSync } from 'node:fs';
import { Problem } from '../lib/problem.mjs';
import { lastLines, runCommand } from '../processes/command.mjs';
import { beat } from '../steps/beat.mjs';
import { installer } from './playwright.mjs';

const minutes = 60_000;

/** Tries every way, each with a time limit; `find` looks again after each. */
export async function getBrowser({ doing, find, ways = waysHere() }) {
  const failures = [];
  for (const { title, commands } of ways) {
    doing(`no browser found; ${title}`);
    const failure = await runAll(commands);
    const path = await find(); // also after a failure: the browser may be there although something beside it failed
    if (path) return path;
    failures.push(`${title}:`, ...(failure ?? ['it ended well, but there is still no browser that starts.']).map(line => `  ${line}`));
  }
  throw new Problem({
    what: 'The browser tests need Chrome, Chromium or Edge. There is none here, and none could be fetched.',
    cure: 'install one of them in the usual way of this system,\n'
      + 'or set RAZOROKTA_BROWSER to the full path of one,\n'
      + 'or run only the tests that need none: npm run test:unit',
    details: failures,
  });
}

function waysHere() {
  const playwright = { title: 'asking Playwright to fetch Chromium', commands: [playwrightCommand()] };
  return isDebianAsRoot() ? [...['chromium-headless-shell', 'chromium'].map(fromTheDistribution), playwright] : [playwright];
}

const fromTheDistribution = name => ({ title: `installing the distribution's package "${name}"`, commands: aptCommands(name) });

function isDebianAsRoot() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function aptCommands(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return [
    { command: 'apt-get', args: ['update', '-q'], env, timeoutMs: 2 * minutes },
    // Without any font every page would be blank, and a screenshot of a failure useless.
    { command: 'apt-get', args: ['install', '-y', '-q', '--no-install-recommends', name, 'fonts-liberation'], env, timeoutMs: 6 * minutes },
  ];
}

function playwrightCommand() {
  // Playwright tries several hosts several times; in a closed network each attempt should be short.
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000', ...process.env };
  return { command: process.execPath, args: [installer, 'install', 'chromium', '--only-shell'], env, timeoutMs: 6 * minutes };
}

/** Runs one after the other; the first failure ends it and is given back as lines. */
async function runAll(commands) {
  for (const { command, args, env, timeoutMs } of commands) {
    const { ok, error, timedOut, lines } = await runCommand(command, args, { env, timeoutMs, onBeat: beat(command === 'apt-get' ? 'apt-get' : 'Playwright') });
    if (timedOut) return [...lastLines(lines, 5), `ended by me after ${timeoutMs / minutes} min`];
    if (!ok) return error ? [error.message] : lastLines(lines, 8);
  }
  return null;
}
