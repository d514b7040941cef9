import { createInterface } from 'node:readline';

/** Calls `onLine` for every line of a stream; resolves when the stream has ended. */
export function eachLine(stream, onLine) {
  const lines = createInterface({ input: stream, crlfDelay: Infinity });
  lines.on('line', onLine);
  return new Promise(resolve => lines.once('close', resolve));
}
