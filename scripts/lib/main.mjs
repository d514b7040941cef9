// How every command begins and ends.
import { endAllTrees, isEnding, killAllTreesNow } from '../processes/tree.mjs';
import { Problem } from './problem.mjs';
import { say, sayProblem } from './say.mjs';

// npm passes Ctrl-C on although the terminal has already sent it: the same key press arrives twice.
const samePressMs = 1000;

let exitCodeWhenAsked = 130;
let askedAt = 0;

/** From here on Ctrl-C is the ordinary way out: npm must not print a page of complaint after it. */
export const nowServing = () => { exitCodeWhenAsked = 0; };

/** Runs a command; its result is the exit code (nothing means 0). */
export async function main(command) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']) process.on(signal, () => endBecauseAsked());
  process.on('exit', killAllTreesNow);
  process.on('uncaughtException', error => fail(error));
  process.stdout.on('error', () => endBecauseAsked()); // nobody reads us any more: `npm start | head`
  endWithNpm();

  try {
    const code = await command();
    if (!isEnding()) process.exitCode = code ?? 0;
  } catch (error) {
    await fail(error);
  }
}

async function fail(error) {
  // A step that breaks because we are ending has nothing to tell.
  if (isEnding()) return;
  if (error instanceof Problem) sayProblem(error);
  else console.error(error);
  await endAllTrees();
  process.exit(1);
}

async function endBecauseAsked() {
  if (askedAt && Date.now() - askedAt > samePressMs) process.exit(exitCodeWhenAsked); // asked again: no more patience
  if (askedAt) return;
  askedAt = Date.now();
  say();
  await endAllTrees();
  process.exit(exitCodeWhenAsked);
}

/**
 * Killing npm does not always reach us: a shell may stand between and die in our place.
 * So when npm started us we end when our parent is gone. Started by hand (`node scripts/start.mjs`) we may outlive it.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent || !isAlive(parent)) endBecauseAsked();
  }, 1000).unref();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
