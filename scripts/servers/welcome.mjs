// The block that a user sees when everything runs.
import { bold, green, yellow } from '../lib/colour.mjs';
import { mockAddress } from './programs.mjs';

/** `users`: who can sign in at the mock, if that is known; `trouble`: what stands in the way of every login, where something does. */
export function welcome(plan, health, { users = null, trouble = null } = {}) {
  const { frontend = {}, org = plan.org } = health;
  const address = bold(`http://localhost:${plan.web.port}`);
  const title = frontend.name && !trouble ? green(`RazorOkta runs at ${address}`) : yellow(`RazorOkta runs at ${address}, but not all is well`);
  return block(title, [
    ['Front-end', frontendText(frontend)],
    ['Okta org', org.isMock ? `the mock, ${org.issuer}` : `a real one, ${org.issuer}`],
    ...(trouble ? [['Beware', yellow(trouble)]] : []),
    ...(org.isMock ? [...signInAs(users), ...certificateOf(plan.mock)] : []),
    ...(org.isMock === plan.org.isMock ? [] : [['Beware', yellow(otherOrg(plan))]]),
  ]);
}

export const welcomeToMock = (plan, users = null) => block(green(`The mock Okta org runs at ${bold(mockAddress(plan.mock))}`), [
  ...signInAs(users),
  ...certificateOf(plan.mock),
  ...(plan.org.isMock ? [] : [['Beware', yellow(`the configuration names a real org, ${plan.org.issuer}: the web app will not use this mock.`)]]),
]);

const signInAs = users => (users ? [['Sign in as', users]] : []);

/** Our programs trust the mock's certificate; the browser has yet to be told. */
const certificateOf = mock => (mock.authorityFile
  ? [['Certificate', `${mock.authorityFile}\n${' '.repeat(14)}Browsers do not know it: open ${mockAddress(mock)} and accept it, or see docs/mock-okta/https.md.`]]
  : []);

function block(title, rows) {
  return ['', title, '', ...rows.map(([label, text]) => `  ${label.padEnd(12)}${text}`), '', '  Ctrl-C ends everything.', ''].join('\n');
}

function frontendText({ name, version, problem }) {
  if (!name) return yellow(`none. ${problem ?? ''}`.trim());
  const title = version ? `${name} ${version}` : name;
  return problem ? `${title}, an older build. ${yellow(problem)}` : title;
}

/** Settings that this script does not read, such as .NET user secrets, can tell the web app something else. */
function otherOrg(plan) {
  return `the web app says something else than ${plan.file}, which I read; are there .NET user secrets? The mock was ${plan.org.isMock ? '' : 'not '}started.`;
}
