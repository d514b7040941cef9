// The control address of the org that this page belongs to.
const page = document.querySelector('main[data-base]');

export const base = page.dataset.base;

/** Names of the applications, by client id, as the page was served. */
export const applications = new Map([...page.querySelectorAll('[data-client]')].map(item => [item.dataset.client, item.dataset.name]));

export const control = path => `${base}/_mock/${path}`;

/** Resolves to what the call answers, null when that is nothing; rejects with the org's own sentence. */
export async function call(method, path, body) {
  const answer = await fetch(control(path), {
    method,
    cache: 'no-store',
    ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  if (answer.status === 204) return null;
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(json.error ?? `The org answered ${answer.status}.`);
  return json;
}
