// It remembers the login's state when the browser leaves for Okta.
export const mount = good => given => {
  const { container, options } = given;
  container.addEventListener('click', ({ target }) => target.dataset.se === 'login-link' && sessionStorage.setItem('state', options.login.state));
  return good(given);
};
