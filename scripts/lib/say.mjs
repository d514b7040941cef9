// Everything the commands print goes through here, so that lines of two servers and a running step do not tear each other.
import { bold, dim, red, yellow } from './colour.mjs';

const terminal = Boolean(process.stdout.isTTY) && process.env.TERM !== 'dumb';
let pending = null; // the line of the step that runs now; only a terminal shows it before it is finished

export function say(text = '') {
  wipe();
  process.stdout.write(`${text}\n`);
  draw();
}

export const warn = text => say(yellow(text));

export function sayProblem(problem) {
  const [what, ...rest] = problem.toLines();
  pending = wipe();
  process.stderr.write(['', bold(red(what)), ...rest, ''].join('\n') + '\n');
}

/**
 * Runs one step under one short line: `  Packages  installed (12.3 s)`.
 * `work` gets a function that says what is being done and resolves to what was done.
 */
export async function step(label, work) {
  const began = Date.now();
  const doing = text => {
    wipe();
    pending = entry(label, dim(`${text} ...`));
    draw();
  };
  try {
    const done = await work(doing);
    finish(entry(label, done + tookFrom(began)));
  } finally {
    pending = wipe();
  }
}

const entry = (label, text) => `  ${label.padEnd(10)}${text}`;

function finish(text) {
  pending = wipe();
  say(text);
}

function tookFrom(began) {
  const ms = Date.now() - began;
  return ms > 1000 ? dim(` (${(ms / 1000).toFixed(1)} s)`) : '';
}

function wipe() {
  if (pending && terminal) process.stdout.write('\r\u001b[K');
  return null;
}

function draw() {
  if (pending && terminal) process.stdout.write(pending);
}
