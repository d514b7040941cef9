// The element of the address holds more than the address.
export const mount = good => given => good({
  ...given,
  rendered() {
    given.container.querySelector('[data-se=email]')?.prepend('E-mail: ');
    given.rendered();
  },
});
