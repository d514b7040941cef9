#!/usr/bin/env node
// Run by the host in its own folder, without arguments: builds this package into the host's staticDir.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

try {
  process.exitCode = build(resolve(readStaticDir('.samples.config.json')));
} catch (error) {
  console.error(`build-frontend: ${error.message}`);
  process.exitCode = 1;
}

function readStaticDir(file) {
  let config;
  try {
    config = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`cannot read ${resolve(file)}: ${error.message}`);
  }
  const staticDir = (config?.oktaSample ?? config)?.server?.staticDir;
  if (typeof staticDir !== 'string' || staticDir === '') {
    throw new Error(`oktaSample.server.staticDir in ${resolve(file)} must name a folder, such as "dist".`);
  }
  return staticDir;
}

// One constant command line through the shell: npm is a .cmd file on Windows, and the folders go by
// cwd and environment, where spaces need no quoting.
function build(out) {
  const { status, error } = spawnSync('npm run build', {
    cwd: packageFolder,
    env: { ...process.env, DIST_OUT: out },
    stdio: 'inherit',
    shell: true,
  });
  if (error) throw error;
  return status ?? 1;
}
