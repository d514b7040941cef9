// Whether the org answers where the configuration says it is.

/** `null` when it does; else a sentence for the user. */
export async function orgTrouble(issuer, { isMock, mockPort }) {
  const address = `${issuer}/.well-known/openid-configuration`;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(3000), redirect: 'manual' });
    if (response.ok) return null;
    return isMock
      ? `the mock has no authorization server at ${issuer} (it answers ${response.status}). Nobody can log in; correct oidc.issuer.`
      : `${issuer} answers ${response.status} when asked for its metadata. Nobody can log in until that is mended; is oidc.issuer right?`;
  } catch {
    return `nothing answers at ${issuer}, so nobody can log in yet. ${hint(issuer, mockPort)}`;
  }
}

const hint = (issuer, mockPort) => (/^http:\/\/(127\.|localhost|\[::1\])/.test(issuer)
  ? `If you mean the mock: it is on the port of mockOkta.port, ${mockPort}.`
  : 'Is the address right, and the network there?');
