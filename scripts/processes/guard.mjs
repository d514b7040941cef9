// A small process of its own that outlives us when we are killed without a chance to clean up (kill -9, a crash).
// It holds the other end of a pipe: when the pipe closes it ends every tree that we have not told it to forget.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

let guardian = null;

export const guard = pid => tell(`+${pid}`);
export const forget = pid => tell(`-${pid}`);

function tell(message) {
  guardian ??= startGuardian();
  guardian.stdin.write(`${message}\n`);
}

function startGuardian() {
  const script = fileURLToPath(new URL('./guardian.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, windowsHide: true });
  // Without its guardian a command still works; it is only less tidy after a crash.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  // It must not keep us alive.
  child.unref();
  child.stdin.unref?.();
  return child;
}
