// The control has lost its hook.
export const mount = good => given => good({
  ...given,
  rendered() {
    given.container.querySelector('[data-se=login-link]')?.removeAttribute('data-se');
    given.rendered();
  },
});
