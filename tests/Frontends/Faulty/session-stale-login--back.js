// Brought back by the browser, its button is as it was left: out of use.
export const mount = good => given => {
  const { addEventListener } = window;
  const isLogin = given.options.page === 'login-redirect';
  window.addEventListener = (type, ...rest) => !(isLogin && type === 'pageshow') && addEventListener.call(window, type, ...rest);
  return good(given);
};
