// It has an inline style.
export const mount = good => given => {
  given.container.setAttribute('style', 'margin: 0');
  return good(given);
};
