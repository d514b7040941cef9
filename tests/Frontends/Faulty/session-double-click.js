// A double click logs out twice.
export const mount = good => given => {
  given.container.addEventListener('dblclick', event => {
    if (event.target.closest('[data-se=logout-link]')) fetch(given.options.urls.logout, { redirect: 'manual', keepalive: true }).catch(() => {});
  });
  return good(given);
};
