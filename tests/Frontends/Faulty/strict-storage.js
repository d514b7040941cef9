// It keeps the login's state where every script can read it.
export const mount = good => given => {
  sessionStorage.setItem('login', JSON.stringify(given.options.login));
  return good(given);
};
