// Asks a server something, over http or https.
import { readFileSync } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

/**
 * Gives `{ status, text }`; rejects where nobody answers in time, or nobody who can be trusted. Redirects are not followed.
 * `authorityFile`: a PEM file with the certificates that alone are trusted, in place of the system's; read now, for the mock writes it when it starts.
 */
export async function ask(address, { authorityFile = null, timeoutMs = 5000 } = {}) {
  const url = new URL(address);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const options = {
    agent: false, // one connection for one question: none is left open behind us
    signal: AbortSignal.timeout(timeoutMs),
    ...(authorityFile && { ca: readFileSync(authorityFile) }),
  };
  return new Promise((resolve, reject) => {
    request(url, options, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode, text: Buffer.concat(parts).toString('utf8') }));
    }).on('error', reject).end();
  });
}
