// It does not say that something is under way.
export const mount = good => given => {
  const hide = () => given.container.querySelectorAll('[data-se=busy]').forEach(busy => busy.remove());
  new MutationObserver(hide).observe(given.container, { childList: true, subtree: true });
  return good(given);
};
