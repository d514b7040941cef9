// That the session has ended is said without a sound.
export const mount = good => given => {
  new MutationObserver(() => given.container.querySelector('[data-se=session-ended][role]')?.removeAttribute('role'))
    .observe(given.container, { childList: true, subtree: true });
  return good(given);
};
