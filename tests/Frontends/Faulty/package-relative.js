// A picture is looked for at the root of the server.
export const mount = good => given => good({
  ...given,
  rendered() {
    const logo = Object.assign(new Image(20, 20), { src: '/logo.png', alt: 'Acme' });
    given.container.append(logo);
    given.rendered();
  },
});
