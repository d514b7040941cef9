// Who is signed in finds no way to the profile.
export const mount = good => given => good({
  ...given,
  rendered() {
    if (given.options.page === 'overview') given.container.querySelector('a[href$="/profile"]')?.remove();
    given.rendered();
  },
});
