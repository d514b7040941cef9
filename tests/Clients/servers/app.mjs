// What the small programs have in common. Each says where it listens, is told its org on one line of JSON, says that it is ready,
// and ends when nobody holds the other end of its input any more.
import { createInterface } from 'node:readline';
import express from 'express';
import session from 'express-session';

/** `make(app, settings)` adds the client; settings: `{ origin, issuer, clientId, clientSecret }`. */
export async function run(make) {
  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await new Promise(listening => server.once('listening', listening));
  say({ port: server.address().port });

  const settings = JSON.parse(await nextLine());
  app.use(session({ secret: '_SessionSecret_', resave: false, saveUninitialized: true, cookie: { sameSite: 'lax' } }));
  app.get('/', (request, response) => response.send(page('Home', '<p id="home">Home</p>')));
  await make(app, settings);
  app.use((error, request, response, next) => response.status(500).send(page('Error', `<pre id="error">${escape(error.stack)}</pre>`)));
  say({ ready: true });
}

export const showClaims = (response, claims) => response.send(page('Profile', `<pre id="claims">${escape(JSON.stringify(claims))}</pre>`));

const page = (title, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

const escape = text => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const say = message => process.stdout.write(`${JSON.stringify(message)}\n`);

function nextLine() {
  const lines = createInterface({ input: process.stdin });
  lines.on('close', () => process.exit(0));
  return new Promise(told => lines.once('line', told));
}
