// One control cannot be reached by keyboard.
export const mount = good => given => good({
  ...given,
  rendered() {
    const login = given.container.querySelector('[data-se=login-link]');
    if (login) login.tabIndex = -1;
    given.rendered();
  },
});
