// Started by guard.mjs; see there.
import { createInterface } from 'node:readline';
import { killTree } from './kill.mjs';

const guarded = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

createInterface({ input: process.stdin })
  .on('line', line => {
    const pid = Number(line.slice(1));
    if (line.startsWith('+')) guarded.add(pid);
    else guarded.delete(pid);
  })
  .on('close', () => {
    for (const pid of guarded) killTree(pid, 'SIGTERM');
    setTimeout(() => {
      for (const pid of guarded) killTree(pid, 'SIGKILL');
    }, guarded.size ? 5000 : 0);
  });
