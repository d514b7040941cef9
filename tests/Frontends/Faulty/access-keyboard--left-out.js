// One of its links is left out by the keyboard.
export const mount = good => given => good({
  ...given,
  rendered() {
    given.container.querySelector('a[href$="/sessions"]')?.setAttribute('tabindex', '-1');
    given.rendered();
  },
});
