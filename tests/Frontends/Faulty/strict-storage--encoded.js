// It keeps the login's state, and hides it a little.
export const mount = good => given => {
  if (given.options.login) localStorage.setItem('login', btoa(JSON.stringify(given.options.login)));
  return good(given);
};
