// A picture that only a lost network brings is named from the root of the server.
export const mount = good => given => {
  addEventListener('offline', () => given.container.append(Object.assign(new Image(), { src: '/entry.js', alt: 'Offline' })));
  return good(given);
};
