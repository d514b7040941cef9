// It says that Okta is away, and offers no way on.
export const mount = good => given => {
  const hide = () => given.container.querySelectorAll('[data-se=try-again]').forEach(again => again.remove());
  new MutationObserver(hide).observe(given.container, { childList: true, subtree: true });
  return good(given);
};
