// One of the two logins has no link.
export const mount = good => given => good({
  ...given,
  rendered() {
    given.container.querySelector('a[href$="/login-custom"]')?.remove();
    given.rendered();
  },
});
