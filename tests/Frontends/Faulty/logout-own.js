// It ends Okta's session first, and waits for it.
export const mount = good => given => {
  let isLeaving = false;
  given.container.addEventListener('click', event => {
    if (!event.target.closest('[data-se=logout-link]')) return;
    event.preventDefault();
    event.stopPropagation();
    if (isLeaving) return;
    isLeaving = true;
    fetch(`${given.options.okta.url}/api/v1/sessions/me`, { method: 'DELETE', credentials: 'include' })
      .catch(() => {})
      .then(() => location.assign(given.options.urls.logout));
  }, { capture: true });
  return good(given);
};
