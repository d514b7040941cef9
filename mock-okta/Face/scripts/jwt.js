// Reads a signed token, and asks whose signature it bears. It stays in this page.

/** Throws an error that says what is wrong with the text. */
export function decode(text) {
  const parts = text.trim().split('.');
  if (parts.length === 5) throw new Error('This token is encrypted (it has five parts): only its recipient can read it.');
  if (parts.length !== 3) throw new Error(`A signed token has three parts with dots between them; this has ${parts.length}.`);
  return { header: object(parts[0], 'header'), claims: object(parts[1], 'claims'), signed: `${parts[0]}.${parts[1]}`, signature: parts[2] };
}

/** In words, beginning with whether it may be relied on. `keys` is the answer of the control call of that name. */
export async function judge(token, keys) {
  const { alg, kid } = token.header;
  if (token.signature === '') return verdict(false, 'It has no signature.');
  if (!keys.issuers.includes(token.claims.iss)) return verdict(false, 'Not ours: this org has no issuer of that name.');
  if (alg !== 'RS256') return verdict(false, `Not ours: this org signs with RS256, not ${alg}.`);
  for (const [kind, says] of kinds) {
    const key = keys[kind].find(candidate => candidate.kid === kid);
    if (key) return await verify(key, token) ? verdict(true, says) : verdict(false, `The signature is wrong: it does not verify under the key ${kid}.`);
  }
  return verdict(false, 'Not ours: this org has no key with that kid.');
}

const kinds = [
  ['published', 'The signature is right, by the key that this org publishes.'],
  ['retired', 'The signature is right, by a key that this org has rotated away: applications must refuse it now.'],
  ['hidden', 'The signature is right, by the key that this org keeps to itself: applications cannot verify its own access tokens.'],
];

const verdict = (good, text) => ({ good, text });

async function verify({ kty, n, e }, token) {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('jwk', { kty, n, e }, algorithm, false, ['verify']);
  const signature = bytes(token.signature);
  return signature !== null && crypto.subtle.verify(algorithm, key, signature, new TextEncoder().encode(token.signed));
}

function object(part, name) {
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes(part)));
    if (value && typeof value === 'object' && !Array.isArray(value)) return value;
  } catch {
    // Said below, with the name of the part.
  }
  throw new Error(`The ${name} of this token cannot be read: no base64url of a JSON object.`);
}

/** Null when it is not base64url. */
function bytes(part) {
  if (!/^[A-Za-z0-9_-]*$/.test(part)) return null;
  try {
    return Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0));
  } catch {
    return null;
  }
}
