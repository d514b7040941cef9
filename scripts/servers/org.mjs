// Whether the org answers where the configuration says it is.

import { ask } from './ask.mjs';

/** `null` when it does; else a sentence for the user. `mock`: its port, and with https the file of its certificates. */
export async function orgTrouble(issuer, { isMock, mock }) {
  const address = `${issuer}/.well-known/openid-configuration`;
  try {
    const { status } = await ask(address, { authorityFile: isMock ? mock.authorityFile : null, timeoutMs: 3000 });
    if (status === 200) return null;
    return isMock
      ? `the mock has no authorization server at ${issuer} (it answers ${status}). Nobody can log in; correct oidc.issuer.`
      : `${issuer} answers ${status} when asked for its metadata. Nobody can log in until that is mended; is oidc.issuer right?`;
  } catch {
    return `nothing answers at ${issuer}, so nobody can log in yet. ${hint(issuer, mock.port)}`;
  }
}

const hint = (issuer, port) => (/^https?:\/\/(127\.|localhost|\[::1\])/.test(issuer)
  ? `If you mean the mock: it is on the port of mockOkta.port, ${port}.`
  : 'Is the address right, and the network there?');
