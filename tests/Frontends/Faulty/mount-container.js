// It puts something beside its container.
export const mount = good => given => {
  document.body.append(Object.assign(document.createElement('div'), { textContent: 'A dialog' }));
  return good(given);
};
