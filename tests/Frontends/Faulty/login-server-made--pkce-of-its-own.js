// Where the server has made no code challenge, it makes one, whose verifier the server never hears of.
export const mount = good => given => {
  const { options } = given;
  if (!options.login || options.login.codeChallenge) return good(given);
  const codeChallenge = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return good({ ...given, options: { ...options, login: { ...options.login, codeChallenge, codeChallengeMethod: 'S256' } } });
};
