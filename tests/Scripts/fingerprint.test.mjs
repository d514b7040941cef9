import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fingerprint, isInstalled, removeStamp, writeStamp } from '../../scripts/steps/fingerprint.mjs';

function inRepository(work) {
  const root = mkdtempSync(join(tmpdir(), 'razorokta-'));
  const write = (path, text) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('package.json', '{}');
  write('frontends/one/package.json', '{}');
  write('node_modules/x/package.json', '{}');
  try {
    work(root, write);
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('after an installation nothing is to be done, before it and when it broke off there is', () => inRepository(root => {
  assert.equal(isInstalled(root), false);
  writeStamp(root);
  assert.equal(isInstalled(root), true);
  removeStamp(root);
  assert.equal(isInstalled(root), false);
}));

for (const path of ['package.json', 'package-lock.json', 'frontends/one/package.json', 'frontends/two/package.json']) {
  test(`a change of ${path} asks for an installation`, () => inRepository((root, write) => {
    writeStamp(root);
    write(path, '{"changed": true}');
    assert.equal(isInstalled(root), false);
  }));
}

test('removing node_modules asks for an installation', () => inRepository(root => {
  writeStamp(root);
  rmSync(join(root, 'node_modules'), { recursive: true });
  assert.equal(isInstalled(root), false);
}));

test('another major version of node asks for an installation, a minor one does not', () => inRepository(root => {
  assert.notEqual(fingerprint(root, '20.1.0'), fingerprint(root, '22.1.0'));
  assert.equal(fingerprint(root, '20.1.0'), fingerprint(root, '20.9.0'));
}));
