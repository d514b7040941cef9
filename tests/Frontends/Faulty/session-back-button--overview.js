// On the overview it leaves the name in the page that the browser keeps.
export const mount = good => given => {
  const { addEventListener } = window;
  const isProfile = given.options.page === 'profile';
  window.addEventListener = (type, ...rest) => (isProfile || type !== 'pagehide') && addEventListener.call(window, type, ...rest);
  return good(given);
};
