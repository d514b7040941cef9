import type { Okta } from '@razorokta/frontend-contract';

/** Longer than a slow network needs, shorter than people wait. */
const patienceMs = 20_000;

/**
 * Rejects when Okta does not answer. AuthJS navigates without asking first (pkce: false), and then it is the browser that shows an error,
 * on a page that has no way back. Discovery needs no cookies.
 */
export async function reach({ issuer }: Okta): Promise<void> {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`, { credentials: 'omit', signal: AbortSignal.timeout(patienceMs) });
  if (!answer.ok) throw new Error(`${issuer} answers with ${answer.status}`);
}
