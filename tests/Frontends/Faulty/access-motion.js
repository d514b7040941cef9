// Something moves, whatever the user has asked for.
export const mount = good => given => {
  const dot = Object.assign(document.createElement('span'), { textContent: '•', ariaHidden: 'true' });
  given.container.append(dot);
  dot.animate([{ translate: '0' }, { translate: '5px' }], { duration: 1000, iterations: Infinity });
  return good(given);
};
