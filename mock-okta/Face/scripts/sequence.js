// Makes of journal entries what a sequence diagram shows: who called whom, with what, and what came of it.

export const browser = 'Browser';
export const application = 'Application';
export const org = 'Mock Okta';
export const lanes = [browser, application, org];

/** Logins, newest first, each with its entries in order; what belongs to none comes apart. */
export function group(entries) {
  const logins = new Map();
  const others = [];
  for (const entry of entries) {
    if (entry.attempt === null) others.push(entry);
    else if (logins.has(entry.attempt)) logins.get(entry.attempt).push(entry);
    else logins.set(entry.attempt, [entry]);
  }
  const newestFirst = [...logins].map(([attempt, list]) => ({ attempt, entries: list })).sort((one, other) => other.entries[0].number - one.entries[0].number);
  return { logins: newestFirst, others: others.filter(entry => !isOfThePage(entry)) };
}

/** This page itself, and stylesheets. */
const isOfThePage = ({ path }) => path === '/' || path.startsWith('/assets/') || path === '/favicon.ico';

/** One step for each exchange, and one more where its answer has sent the browser on to an application. */
export const stepsOf = entries => entries.flatMap(entry => [exchangeOf(entry), handOver(entry)]).filter(Boolean);

const exchangeOf = entry => ({
  key: `${entry.number}`, entry, from: callerOf(entry), to: org, method: entry.method, what: entry.path, status: entry.status, faults: entry.faults,
});

/** The org does not see this one: it is what its answer makes the browser do. */
function handOver(entry) {
  if (callerOf(entry) !== browser) return null;
  const carried = Object.keys(entry.outcome);
  const target = targetOf(header(entry, 'response', 'location'));
  if (!target && carried.length === 0) return null;
  return { key: `${entry.number}+`, entry: null, from: browser, to: application, what: target ?? mannerOf(entry), carried, faults: [] };
}

const mannerOf = entry => entry.query?.response_mode === 'form_post' ? 'form post' : 'message to the page';

/** The path of an address that is not the org's; null for those that are. */
function targetOf(location) {
  if (!/^https?:\/\//.test(location ?? '')) return null;
  const address = new URL(location);
  return address.origin === globalThis.location?.origin || sameMachine(address) ? null : address.pathname;
}

/** The org answers to each name of this machine on its port. */
const sameMachine = address => address.port === globalThis.location?.port && /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost|.*\.localhost)$/.test(address.hostname);

/**
 * Browsers tell on themselves. Of the Fetch Metadata only Sec-Fetch-Site counts, since the fetch of Node sends Sec-Fetch-Mode too.
 */
export function callerOf(entry) {
  const sent = name => header(entry, 'request', name);
  return sent('origin') || sent('sec-fetch-site') || sent('cookie') || sent('user-agent')?.startsWith('Mozilla/') ? browser : application;
}

export function header(entry, side, name) {
  const headers = entry[`${side}Headers`];
  const found = Object.keys(headers).find(candidate => candidate.toLowerCase() === name);
  return found && headers[found];
}

/** What a login has come to, in a few words. */
export function summarize(entries) {
  return {
    client: first(entries, entry => entry.query?.client_id ?? entry.requestBody?.client_id),
    user: first(entries, userIn),
    startedAt: entries[0].at,
    ...resultOf(entries),
  };
}

function userIn({ responseBody }) {
  const claims = responseBody?.id_token?.claims ?? responseBody;
  const name = claims?.preferred_username ?? claims?.email;
  return typeof name === 'string' ? name : undefined;
}

function resultOf(entries) {
  const error = first([...entries].reverse(), refusalIn);
  const tokens = entries.findLastIndex(entry => entry.status === 200 && entry.responseBody?.access_token !== undefined);
  const refused = entries.findLastIndex(entry => refusalIn(entry) !== undefined);
  if (refused > tokens) return { result: `refused: ${error}`, good: false };
  if (tokens >= 0) return { result: 'tokens issued', good: true };
  if (entries.some(entry => entry.outcome.id_token !== undefined || entry.outcome.access_token !== undefined)) return { result: 'tokens issued', good: true };
  return { result: entries.some(entry => entry.outcome.code !== undefined) ? 'code issued' : 'under way', good: null };
}

/** OAuth's own word for it; undefined where nothing was refused. */
const refusalIn = entry => text(entry.outcome.error) ?? (entry.status >= 400 ? text(entry.responseBody?.error) ?? text(entry.responseBody?.errorCode) : undefined);

const text = value => typeof value === 'string' ? value : undefined;

function first(entries, find) {
  for (const entry of entries) {
    const found = find(entry);
    if (found !== undefined && found !== null) return Array.isArray(found) ? String(found[0]) : String(found);
  }
  return undefined;
}
