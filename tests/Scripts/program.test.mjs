import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { passedOn } from '../../scripts/processes/program.mjs';

test('flags are passed on by the names that they were given by, and those that were not are left out', () => {
  assert.deepEqual(passedOn({ only: 'id-token', keep: true, 'mock-port': 7001 }, ['only', 'keep', 'mock-port', 'list']), ['--only', 'id-token', '--keep', '--mock-port', '7001']);
});

test('a folder begins where the command was given', () => {
  assert.deepEqual(passedOn({ out: 'reports' }, ['out']), ['--out', resolve('reports')]);
});
