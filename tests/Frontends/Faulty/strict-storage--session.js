// It keeps what looks like a token where every script can read it.
export const mount = good => given => {
  if (given.options.session.signedIn) localStorage.setItem('okta-token-storage', 'eyJhbGciOiJSUzI1NiJ9');
  return good(given);
};
