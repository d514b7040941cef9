// After five minutes it says nothing new.
export const mount = good => given => {
  const { setInterval, setTimeout } = window;
  const opened = Date.now();
  const early = work => (...rest) => Date.now() - opened < 300_000 && work(...rest);
  window.setInterval = (work, ...rest) => setInterval(early(work), ...rest);
  window.setTimeout = (work, ...rest) => setTimeout(early(work), ...rest);
  return good(given);
};
