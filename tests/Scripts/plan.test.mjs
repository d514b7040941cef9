import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import test from 'node:test';
import { planWith } from '../../scripts/settings/plan.mjs';

const mock = {
  'oidc:issuer': 'http://127.0.0.1:7777/oauth2/default',
  'oidc:oktaurl': 'http://127.0.0.1:7777',
  'oidc:redirecturi': 'http://localhost:3000/authorization-code/callback',
};
const real = { ...mock, 'oidc:issuer': 'https://dev-1.okta.com/oauth2/default', 'oidc:oktaurl': 'https://dev-1.okta.com' };
const plan = (settings, { flags, env, mockAlone } = {}) => planWith({ settings: new Map(Object.entries(settings)), flags, env, mockAlone });

test('an org on this machine at the port of the mock is the mock', () => {
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '127.0.0.2']) {
    assert.equal(plan({ 'oidc:issuer': `http://${host}:7777/oauth2/default` }).org.isMock, true, host);
  }
});

test('any other org is real', () => {
  assert.equal(plan(real).org.isMock, false);
  assert.equal(plan({ 'oidc:issuer': 'http://127.0.0.1:8888/oauth2/default' }).org.isMock, false, 'another port');
  assert.equal(plan({ 'oidc:issuer': 'http://127.0.0.1.okta.com:7777' }).org.isMock, false, 'another host');
  assert.equal(plan({ 'oidc:issuer': 'http://127.0.0.1' }).org.isMock, false, 'the default port of http');
});

test('without an issuer oktaUrl decides', () => assert.equal(plan({ 'oidc:oktaurl': 'http://127.0.0.1:7777' }).org.isMock, true));

test('the ports have defaults, and the file and then the environment win over them', () => {
  assert.deepEqual([plan(mock).web.port, plan(mock).mock.port], [3000, 7777]);
  const written = { ...real, 'server:port': '3001', 'mockokta:port': '7001' };
  assert.deepEqual([plan(written).web.port, plan(written).mock.port], [3001, 7001]);
  assert.equal(plan(written, { env: { oktaSample__server__port: '3002' } }).web.port, 3002);
});

test('variables are found in any case of letters, and blank ones do not count', () => {
  assert.equal(plan(mock, { env: { OKTASAMPLE__SERVER__PORT: '3002' } }).web.port, 3002);
  assert.equal(plan(mock, { env: { oktaSample__server__port: ' ' } }).web.port, 3000);
});

test('the environment takes part in mock or real', () => {
  const env = { oktaSample__oidc__issuer: real['oidc:issuer'], oktaSample__oidc__oktaUrl: real['oidc:oktaurl'] };
  assert.equal(plan(mock, { env }).org.isMock, false);
});

test('an issuer and an oktaUrl of two orgs are refused', () => {
  assert.throws(() => plan(mock, { env: { oktaSample__oidc__issuer: real['oidc:issuer'] } }), /two different orgs/);
});

test('flags of the mock are its settings, and https moves what belongs to it', () => {
  const { overrides, mock: { authorityFile } } = plan(mock, { flags: { 'definition': '/org.json', 'https': true, 'authority-file': '/ca.pem', 'listen': '0.0.0.0', 'host': 'localhost', 'also-known-as': ['one', 'two'] }, mockAlone: true });
  assert.equal(authorityFile, resolve('/ca.pem'));
  assert.deepEqual(overrides, {
    'mockOkta:definition': '/org.json', 'mockOkta:https': 'true', 'mockOkta:authorityFile': resolve('/ca.pem'), 'mockOkta:listen': '0.0.0.0', 'mockOkta:host': 'localhost',
    'mockOkta:alsoKnownAs:0': 'one', 'mockOkta:alsoKnownAs:1': 'two',
    'oidc:issuer': 'https://127.0.0.1:7777/oauth2/default', 'oidc:oktaUrl': 'https://127.0.0.1:7777',
  });
});

test('with the mock --port moves the redirect URI along', () => {
  const { web, overrides } = plan(mock, { flags: { port: 4000 } });
  assert.equal(web.port, 4000);
  assert.deepEqual(overrides, { 'server:port': 4000, 'oidc:redirectUri': 'http://localhost:4000/authorization-code/callback' });
});

test('with the mock --mock-port moves issuer and oktaUrl along, without adding a slash', () => {
  const { org, overrides } = plan(mock, { flags: { 'mock-port': 8888 } });
  assert.deepEqual(org, { isMock: true, issuer: 'http://127.0.0.1:8888/oauth2/default' });
  assert.deepEqual(overrides,
    { 'mockOkta:port': 8888, 'oidc:issuer': 'http://127.0.0.1:8888/oauth2/default', 'oidc:oktaUrl': 'http://127.0.0.1:8888' });
});

test('with https the addresses of the mock follow, and both servers learn the file of its certificates', () => {
  for (const https of ['true', 'ownAuthority']) {
    const { org, mock: { authorityFile }, overrides } = plan({ ...mock, 'mockokta:https': https }, { flags: { 'mock-port': 8888 } });
    assert.equal(org.issuer, 'https://127.0.0.1:8888/oauth2/default');
    assert.equal(overrides['oidc:issuer'], org.issuer);
    assert.equal(overrides['oidc:oktaUrl'], 'https://127.0.0.1:8888');
    assert.equal(overrides['mockOkta:authorityFile'], authorityFile);
    assert.equal(authorityFile, resolve('.razorokta/mock-okta-ca.pem'));
  }
});

test('an https address that is written stays, and so does a folder or file that is named', () => {
  const secure = { 'oidc:issuer': 'https://127.0.0.1:7777/oauth2/default', 'mockokta:https': 'true' };
  assert.equal(plan(secure).org.issuer, secure['oidc:issuer']);
  assert.equal(plan(secure).overrides['oidc:issuer'], undefined);
  assert.equal(plan({ ...secure, 'server:statedir': 'state' }).mock.authorityFile, resolve('state/mock-okta-ca.pem'));
  assert.equal(plan({ ...secure, 'mockokta:authorityfile': 'ca.pem' }).mock.authorityFile, resolve('ca.pem'));
});

test('without https, and for a real org, no file of certificates is trusted', () => {
  assert.equal(plan(mock).mock.authorityFile, null);
  assert.equal(plan({ ...mock, 'mockokta:https': 'false' }).overrides['mockOkta:authorityFile'], undefined);
  assert.deepEqual(plan({ ...real, 'mockokta:https': 'true' }).overrides, {});
  assert.ok(plan({ ...real, 'mockokta:https': 'true' }, { mockAlone: true }).mock.authorityFile, 'the mock alone beside it');
});

test('with a real org --port must be the one of the registered redirect URI', () => {
  assert.throws(() => plan(real, { flags: { port: 4000 } }), /--port 4000 cannot work/);
  assert.deepEqual(plan(real, { flags: { port: 3000 } }).overrides, { 'server:port': 3000 });
});

test('with a real org --mock-port is refused, unless the mock is started alone', () => {
  assert.throws(() => plan(real, { flags: { 'mock-port': 8888 } }), /no mock to give --mock-port to/);
  assert.deepEqual(plan(real, { flags: { 'mock-port': 8888 }, mockAlone: true }).overrides, { 'mockOkta:port': 8888 });
});

test('--frontend becomes a setting', () => assert.deepEqual(plan(mock, { flags: { frontend: 'x' } }).overrides, { 'server:frontend': 'x' }));

test('a bad port, a placeholder and a missing org are named with their place', () => {
  assert.throws(() => plan({ ...mock, 'server:port': 'http' }), problem => /not a port/.test(problem.message) && /server\.port in/.test(problem.parts.where));
  assert.throws(() => plan(mock, { env: { oktaSample__oidc__issuer: '{yourIssuer}' } }),
    problem => /not an address/.test(problem.message) && /oktaSample__oidc__issuer/.test(problem.parts.where));
  assert.throws(() => plan({}), /names no Okta org/);
});
