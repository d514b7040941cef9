// It leaves names in the page that the browser keeps.
export const mount = good => given => {
  const { addEventListener } = window;
  window.addEventListener = (type, ...rest) => type !== 'pagehide' && addEventListener.call(window, type, ...rest);
  return good(given);
};
