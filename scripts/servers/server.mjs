import { dim } from '../lib/colour.mjs';
import { Problem } from '../lib/problem.mjs';
import { say } from '../lib/say.mjs';
import { eachLine } from '../processes/lines.mjs';
import { isEnding, startTree } from '../processes/tree.mjs';
import { ask } from './ask.mjs';
import { outputOf } from './output.mjs';

const pollMs = 150;

/** Starts a server described as in programs.mjs. `died` rejects with a Problem when it ends by itself; it never resolves. */
export function startServer(program) {
  const tree = startTree(program.command, program.args, { cwd: program.cwd, env: program.env });
  const output = outputOf(line => {
    // How it complains about being ended is of no interest.
    if (!isEnding()) say(`${dim(`${program.name.padEnd(4)} |`)} ${line}`);
  }, program);
  const drained = Promise.all([
    eachLine(tree.child.stdout, line => output.read(line)),
    eachLine(tree.child.stderr, line => output.read(line, { isError: true })),
  ]);
  const died = tree.exited.then(async end => {
    // Its last words may still be on the way.
    await Promise.race([drained, pause(500)]);
    throw obituary(program, end, output.unseen());
  });
  died.catch(() => {}); // whoever waits gets it; nobody else must be told
  return { program, tree, output, died };
}

/** Polls until the server answers with 200, and gives its answer's text. */
export async function untilReady(server) {
  const { title, address, healthPath, patienceMs, authorityFile } = server.program;
  const giveUpAt = Date.now() + patienceMs;
  let over = false;
  const poll = async () => {
    while (!over && Date.now() < giveUpAt) {
      const answer = await healthOf(address + healthPath, authorityFile);
      if (answer !== null) return answer;
      await pause(pollMs);
    }
    throw new Problem({
      what: `${title} was started but did not answer within ${patienceMs / 60_000} min. I have ended it.`,
      value: `asked ${address}${healthPath}`,
      cure: 'look at its last lines, below and above, then try again.',
      details: server.output.unseen(),
    });
  };
  const answer = await Promise.race([poll(), server.died]).finally(() => { over = true; });
  server.output.started();
  return answer;
}

async function healthOf(url, authorityFile) {
  try {
    const { status, text } = await ask(url, { authorityFile });
    return status === 200 ? text : null;
  } catch {
    return null; // not yet
  }
}

function obituary({ title }, { code, signal, error }, unseen) {
  if (error) {
    return new Problem({ what: `${title} could not be started.`, value: error.message, cure: 'check that "dotnet --version" works in this terminal.' });
  }
  return new Problem({
    what: `${title} has ended by itself (${signal ? `signal ${signal}` : `exit code ${code}`}), so everything ends.`,
    cure: unseen.length > 0 ? 'see its last lines, below.' : 'see its lines above.',
    details: unseen,
  });
}

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
