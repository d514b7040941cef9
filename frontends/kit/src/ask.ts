import type { Session } from '@razorokta/frontend-contract';

const patienceMs = 10_000;

/** Asks the server who is signed in. Rejects when it does not say so: then nobody is signed out. */
export async function ask(url: string, signal: AbortSignal): Promise<Session> {
  const answer = await fetch(url, { cache: 'no-store', redirect: 'error', signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) });
  const session: unknown = answer.ok ? await answer.json() : undefined;
  if (!isSession(session)) throw new Error(`${url} does not say who is signed in (${answer.status})`);
  return session;
}

const isSession = (value: unknown): value is Session =>
  typeof value === 'object' && value !== null && 'signedIn' in value && typeof value.signedIn === 'boolean';
