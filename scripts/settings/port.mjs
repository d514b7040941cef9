/** A TCP port as people and JSON write it; null for anything else. */
export function parsePort(written) {
  const text = String(written ?? '').trim();
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65535 ? port : null;
}
