// It does not notice that somebody comes back to it.
export const mount = good => given => {
  const { addEventListener } = document;
  document.addEventListener = (type, ...rest) => type !== 'visibilitychange' && addEventListener.call(document, type, ...rest);
  return good(given);
};
