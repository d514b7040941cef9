// It draws the address as HTML.
export const mount = good => given => good({
  ...given,
  rendered() {
    const email = given.container.querySelector('[data-se=email]');
    if (email) email.innerHTML = given.options.session.user.email;
    given.rendered();
  },
});
