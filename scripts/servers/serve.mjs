import { nowServing } from '../lib/main.mjs';
import { say, step } from '../lib/say.mjs';
import { startServer, untilReady } from './server.mjs';

/**
 * Starts the servers, waits until all answer, prints what `describe` makes of the answers (by server name), and stays.
 * It ends only by failing: when one server dies, `main` ends the others.
 */
export async function serve(programs, describe) {
  const servers = programs.map(startServer);
  const anyDeath = Promise.race(servers.map(server => server.died));
  anyDeath.catch(() => {});
  const answers = {};

  await step('Servers', async doing => {
    doing('starting');
    await Promise.race([anyDeath, Promise.all(servers.map(async server => { answers[server.program.name] = await untilReady(server); }))]);
    return ['', 'answers', 'both answer'][programs.length] ?? 'all answer';
  });
  say(await describe(answers));
  nowServing();
  await anyDeath;
}
