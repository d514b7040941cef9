// The two servers as the rest sees them: what to start, where they answer, how long they may take.
import { join } from 'node:path';
import { root } from '../lib/root.mjs';
import { withSettings } from '../settings/environment.mjs';

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
