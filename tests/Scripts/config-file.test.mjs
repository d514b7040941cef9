import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { findConfigFile, readConfigFile } from '../../scripts/settings/config-file.mjs';
import { withSettings } from '../../scripts/settings/environment.mjs';

function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'razorokta-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const read = text => inFolder(folder => {
  writeFileSync(join(folder, 'config.json'), text);
  return readConfigFile(join(folder, 'config.json'));
});

test('the wrapped and the bare shape are the same', () => {
  const bare = { oidc: { issuer: 'i' }, server: { port: 3000 } };
  const expected = [['oidc:issuer', 'i'], ['server:port', '3000']];
  assert.deepEqual([...read(JSON.stringify(bare))], expected);
  assert.deepEqual([...read(JSON.stringify({ oktaSample: bare }))], expected);
});

test('what .NET reads is read: comments, trailing commas, a byte order mark, other letters', () => {
  const settings = read('\uFEFF{ // one\n "OIDC": { /* two */ "Issuer": "http://x/*y*/,}", }, }');
  assert.equal(settings.get('oidc:issuer'), 'http://x/*y*/,}');
});

test('a file that is not JSON is refused without showing what stands in it', () => {
  assert.throws(() => read('{"clientSecret": _ClientSecret_}'),
    problem => /not valid JSON/.test(problem.message) && !problem.toLines().join('\n').includes('_ClientSecret_'));
  assert.throws(() => read('[]'), /one JSON object/);
});

test('the file is found here, above, or where the variable says', () => inFolder(folder => {
  const inner = join(folder, 'a', 'b');
  mkdirSync(inner, { recursive: true });
  const file = join(folder, '.samples.config.json');
  writeFileSync(file, '{}');
  writeFileSync(join(inner, 'other.json'), '{}');
  assert.equal(findConfigFile(inner, {}), file);
  assert.equal(findConfigFile(inner, { RAZOROKTA_CONFIG: 'other.json' }), join(inner, 'other.json'));
  assert.throws(() => findConfigFile(inner, { RAZOROKTA_CONFIG: 'none.json' }), /missing/);
}));

test('a setting replaces a variable that is written in other letters', () => {
  assert.deepEqual(withSettings({ OKTASAMPLE__SERVER__PORT: '1', PATH: 'p' }, { 'server:port': 2 }), { PATH: 'p', oktaSample__server__port: '2' });
});
