import { spawn } from 'node:child_process';

/**
 * Sends a signal to a process and all its descendants; one that is gone already is no error.
 * Windows has no gentle way from outside a console program, so there every signal is the hard one.
 */
export function killTree(pid, signal, start = spawn) {
  if (process.platform === 'win32') {
    start('taskkill', ['/T', '/F', '/PID', String(pid)], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // macOS says EPERM instead of ESRCH for a group of which only the unreaped head is left.
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}
