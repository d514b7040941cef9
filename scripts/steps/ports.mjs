import { connect, createServer } from 'node:net';
import { Problem } from '../lib/problem.mjs';

/** `localhost` is two addresses, and a browser may try either. */
const hostsOf = { web: ['127.0.0.1', '::1'], mock: ['127.0.0.1'] };
const flagOf = { web: '--port', mock: '--mock-port' };
const nameOf = { web: 'web app', mock: 'mock Okta org' };

/** Fails unless every server can have its port. `servers`: `{ web: 3000, mock: 7777 }`; `call`: how the user called us. */
export async function checkPorts(servers, call) {
  if (servers.web && servers.web === servers.mock) {
    throw new Problem({
      what: 'The web app and the mock Okta org cannot share one port.',
      value: String(servers.web),
      cure: `choose another one, for example: ${call} -- --mock-port ${servers.web + 1}`,
    });
  }
  for (const [server, port] of Object.entries(servers)) {
    for (const host of hostsOf[server]) {
      const obstacle = await obstacleAt(host, port);
      if (obstacle) throw problemOf(obstacle, server, port, call);
    }
  }
  const ports = Object.values(servers);
  return ports.length > 1 ? `${ports.join(' and ')} are free` : `${ports[0]} is free`;
}

/** 'taken', 'forbidden', or null if a server could listen there (or the address does not exist on this machine). */
export async function obstacleAt(host, port) {
  // macOS and Windows let us listen beside a server that listens on all addresses; asking whether anybody answers finds it.
  if (await answers(host, port)) return 'taken';
  return listenError(host, port);
}

/** A port of this machine that nobody has. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function answers(host, port) {
  return new Promise(resolve => {
    const socket = connect({ host, port, timeout: 250 });
    const done = result => { socket.destroy(); resolve(result); };
    socket.once('connect', () => done(true)).once('timeout', () => done(false)).once('error', () => done(false));
  });
}

function listenError(host, port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', ({ code }) => resolve({ EADDRINUSE: 'taken', EACCES: 'forbidden' }[code] ?? null));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

function problemOf(obstacle, server, port, call) {
  const another = `${call} -- ${flagOf[server]} ${port < 1024 ? port + 8000 : port + 1}`;
  return obstacle === 'taken'
    ? new Problem({
        what: `Port ${port}, wanted for the ${nameOf[server]}, is taken: another program listens there. Perhaps an earlier start still runs?`,
        cure: `end the other program,\nor choose another port, for example: ${another}`,
      })
    : new Problem({
        what: `Port ${port}, wanted for the ${nameOf[server]}, may not be used by you: the system keeps it for itself.`,
        cure: `choose another port, for example: ${another}`,
      });
}
