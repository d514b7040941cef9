// Decides what will run: which ports, and whether the org is the mock. Flags move what belongs together.
import { dirname, join, resolve } from 'node:path';
import { Problem } from '../lib/problem.mjs';
import { findConfigFile, fileName, readConfigFile } from './config-file.mjs';
import { fromEnvironment, variableFor } from './environment.mjs';
import { parsePort } from './port.mjs';

const callbackPath = '/authorization-code/callback';

/** In the folder of what the web app remembers, which is its owner's alone. */
const authorityFileName = 'mock-okta-ca.pem';

/** Reads the configuration of the repository in `root` and plans with it. */
export function makePlan(root, flags, { env = process.env, mockAlone = false } = {}) {
  const file = findConfigFile(root, env);
  return planWith({ settings: readConfigFile(file), file, flags, env, mockAlone });
}

/**
 * With `mockAlone` a real org is no obstacle: the mock may run beside it.
 * `org`: `{ isMock, issuer }`; `web.port`, `mock.port`, `mock.authorityFile` (what vouches for a mock that speaks https, else `null`);
 * and `overrides`, the settings that follow from flags and from https, by their path.
 */
export function planWith({ settings, file = fileName, flags = {}, env = {}, mockAlone = false }) {
  const source = reader(settings, file, env);
  const webPort = portOf(source('server:port'), 3000);
  const mockPort = portOf(source('mockOkta:port'), 7777);
  const issuer = addressOf(source('oidc:issuer'));
  const oktaUrl = addressOf(source('oidc:oktaUrl'));
  const org = orgOf(issuer, oktaUrl, mockPort);
  const overrides = {};

  if (flags.frontend) overrides['server:frontend'] = flags.frontend;
  if (flags.port) moveWeb(flags.port, { org, source, mockAlone, overrides });
  if (flags['mock-port']) moveMock(flags['mock-port'], { org, issuer, oktaUrl, file, mockAlone, overrides });
  setMock(flags, overrides);
  const authorityFile = speaksHttps({ text: overrides['mockOkta:https'] ?? source('mockOkta:https').text }) ? secureMock({ org, issuer, oktaUrl, source, file, mockAlone, overrides }) : null;

  return {
    file,
    org: { isMock: org.isMock, issuer: overrides['oidc:issuer'] ?? overrides['oidc:oktaUrl'] ?? org.address.text },
    web: { port: flags.port ?? webPort },
    mock: { port: flags['mock-port'] ?? mockPort, authorityFile },
    overrides,
  };
}

/** A function that gives a setting as `{ path, text, where }`; the environment wins over the file. */
function reader(settings, file, env) {
  return path => {
    const variable = fromEnvironment(path, env);
    const text = variable ?? (settings.get(path.toLowerCase())?.trim() || undefined);
    return { path, text, where: variable ? `the environment variable ${variableFor(path)}` : `${path.replace(':', '.')} in ${file}` };
  };
}

function portOf({ path, text, where }, otherwise) {
  if (text === undefined) return otherwise;
  const port = parsePort(text);
  if (port !== null) return port;
  throw new Problem({ what: `${path.replace(':', '.')} is not a port.`, value: `"${text}"`, cure: 'write a whole number from 1 to 65535.', where });
}

/** The setting as an address; absent stays absent. */
function addressOf({ path, text, where }) {
  if (text === undefined) return null;
  if (isAddress(text)) return { text, url: new URL(text) };
  throw new Problem({
    what: `${path.replace(':', '.')} is not an address.`,
    value: `"${text}"`,
    cure: 'write it whole, for example https://dev-123456.okta.com/oauth2/default, without { } or placeholders.',
    where,
  });
}

function isAddress(text) {
  try {
    return Boolean(new URL(text));
  } catch {
    return false;
  }
}

function orgOf(issuer, oktaUrl, mockPort) {
  const address = issuer ?? oktaUrl;
  if (!address) {
    throw new Problem({
      what: 'The configuration names no Okta org: neither oidc.issuer nor oidc.oktaUrl is set.',
      cure: `write both into ${fileName}; for the mock they are http://127.0.0.1:${mockPort}/oauth2/default and http://127.0.0.1:${mockPort}`,
    });
  }
  const isMock = isMockAt(address, mockPort);
  if (issuer && oktaUrl && isMockAt(oktaUrl, mockPort) !== isMock) {
    throw new Problem({
      what: 'oidc.issuer and oidc.oktaUrl name two different orgs, one of them the mock.',
      value: `oidc.issuer "${issuer.text}", oidc.oktaUrl "${oktaUrl.text}", mockOkta.port ${mockPort}`,
      cure: 'let both begin with the same address.',
      where: `${fileName}, or environment variables such as ${variableFor('oidc:issuer')}`,
    });
  }
  return { isMock, address };
}

/** The mock is what listens on this machine at the mock's port. */
function isMockAt({ url }, mockPort) {
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  return isLoopback(url.hostname) && port === mockPort;
}

const isLoopback = host => host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

function moveWeb(port, { org, source, mockAlone, overrides }) {
  const redirectUri = addressOf(source('oidc:redirectUri'));
  overrides['server:port'] = port;
  if (org.isMock) {
    // The mock learns the new address from the same setting.
    overrides['oidc:redirectUri'] = `http://localhost:${port}${callbackPath}`;
  } else if (!mockAlone && redirectUri && isLoopback(redirectUri.url.hostname) && Number(redirectUri.url.port || 80) !== port) {
    throw new Problem({
      what: `With a real Okta org --port ${port} cannot work: Okta sends the browser back to the registered redirect URI, and that has another port.`,
      value: `oidc.redirectUri "${redirectUri.text}", org ${org.address.text}`,
      cure: `leave --port out,\nor register http://localhost:${port}${callbackPath} at Okta and write it into oidc.redirectUri.`,
      where: source('oidc:redirectUri').where,
    });
  }
}

function moveMock(port, { org, issuer, oktaUrl, file, mockAlone, overrides }) {
  if (!org.isMock && !mockAlone) {
    throw new Problem({
      what: 'There is no mock to give --mock-port to: the configuration names a real Okta org.',
      value: org.address.text,
      cure: 'leave --mock-port out, or point oidc.issuer and oidc.oktaUrl to the mock.',
      where: file,
    });
  }
  overrides['mockOkta:port'] = port;
  if (!org.isMock) return;
  if (issuer) overrides['oidc:issuer'] = withPort(issuer, port);
  if (oktaUrl) overrides['oidc:oktaUrl'] = withPort(oktaUrl, port);
}

/** Flags that are settings of the mock, which checks them. */
function setMock(flags, overrides) {
  const settings = { definition: flags.definition, host: flags.host, listen: flags.listen, https: flags.https && 'true', authorityFile: flags['authority-file'] };
  for (const [name, value] of Object.entries(settings)) if (value) overrides[`mockOkta:${name}`] = value;
  for (const [index, name] of (flags['also-known-as'] ?? []).entries()) overrides[`mockOkta:alsoKnownAs:${index}`] = name;
}

/** What the mock itself takes for yes; it says what is wrong with other words. */
const speaksHttps = ({ text }) => /^(true|ownAuthority)$/i.test(text ?? '');

/** One setting is enough: the org's addresses follow it, and the web app is told where the mock writes the certificate to be trusted. */
function secureMock({ org, issuer, oktaUrl, source, file, mockAlone, overrides }) {
  if (!org.isMock && !mockAlone) return null; // it is not started, and the web app would not trust such a file for a real org
  const folder = dirname(file);
  const written = overrides['mockOkta:authorityFile'] ?? source('mockOkta:authorityFile').text;
  const authorityFile = resolve(folder, written ?? join(source('server:stateDir').text ?? '.razorokta', authorityFileName));
  overrides['mockOkta:authorityFile'] = authorityFile;
  if (!org.isMock) return authorityFile;
  for (const [path, address] of [['oidc:issuer', issuer], ['oidc:oktaUrl', oktaUrl]]) {
    const text = overrides[path] ?? address?.text;
    if (/^http:/i.test(text ?? '')) overrides[path] = text.replace(/^http:/i, 'https:');
  }
  return authorityFile;
}

/** The same address with another port; URL would add a slash to a bare host, and issuers are compared as text. */
const withPort = ({ text, url }, port) => text.replace(/^([a-z]+:\/\/)[^/?#]+/i, `$1${url.hostname}:${port}`);
