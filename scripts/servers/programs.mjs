// The two servers as the rest sees them: what to start, where they answer, how long they may take.
import { join } from 'node:path';
import { root } from '../lib/root.mjs';
import { withoutSettings, withSettings } from '../settings/environment.mjs';
import { findNpm } from '../steps/npm.mjs';

const minutes = 60_000;

export const webServer = plan => server(plan, {
  name: 'web',
  title: 'The web app',
  assembly: 'Web/release/RazorOkta.Web.dll',
  address: `http://localhost:${plan.web.port}`,
  healthPath: '/healthz',
  patienceMs: 5 * minutes, // it builds the front-end first,
  hasProgress: true, //         and says how that goes
});

export const mockServer = plan => server(plan, {
  name: 'mock',
  title: 'The mock Okta org',
  assembly: 'MockOkta/release/RazorOkta.MockOkta.dll',
  address: mockAddress(plan.mock),
  authorityFile: plan.mock.authorityFile,
  healthPath: '/',
  patienceMs: 1 * minutes,
  hasProgress: false,
});

/** A front-end's own development server, as `findDevServer` has found it. Like its build, it sees none of our settings: they may hold a secret. */
export const devServer = ({ name, folder, script, base }, port) => ({
  name: 'dev',
  title: `The development server of ${name}`,
  command: process.execPath,
  args: [findNpm(), 'run', script],
  cwd: folder,
  env: { ...withoutSettings(process.env), PORT: String(port), BASE: base },
  address: `http://127.0.0.1:${port}`,
  healthPath: `${base}frontend.json`,
  patienceMs: 1 * minutes,
  isHeard: true,
});

/** The same server from its sources: built anew, and started again where it must be, when they change. */
export const watched = program => ({
  ...program,
  args: ['watch', '--non-interactive', '--project', join(root, 'src', 'Web'), 'run', '--no-launch-profile'],
  env: {
    ...program.env,
    DOTNET_WATCH_RESTART_ON_RUDE_EDIT: '1',
    DOTNET_WATCH_SUPPRESS_BROWSER_REFRESH: '1', // it would put a script into our pages, which their policy forbids
    DOTNET_WATCH_SUPPRESS_LAUNCH_BROWSER: '1',
  },
});

/** Where the mock answers, and people find its page. */
export const mockAddress = ({ port, authorityFile }) => `${authorityFile ? 'https' : 'http'}://127.0.0.1:${port}`;

function server(plan, { assembly, ...rest }) {
  return {
    ...rest,
    command: 'dotnet',
    args: [join(root, 'artifacts', 'bin', ...assembly.split('/'))],
    cwd: root,
    env: withSettings(process.env, plan.overrides),
  };
}
