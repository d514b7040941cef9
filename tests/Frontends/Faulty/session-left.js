// It says how long the session lasts, and then stops counting.
export const mount = good => given => good({
  ...given,
  rendered() {
    const left = given.container.querySelector('[data-se=session-left]');
    left?.replaceWith(left.cloneNode(true));
    given.rendered();
  },
});
