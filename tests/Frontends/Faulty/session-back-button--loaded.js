// It remembers who was here, for whoever comes after.
export const mount = good => given => {
  const { page, session } = given.options;
  if (session.signedIn) sessionStorage.setItem('last', session.user.email);
  return good({
    ...given,
    rendered() {
      const last = sessionStorage.getItem('last');
      if (page === 'overview' && !session.signedIn && last) given.container.append(`Last here: ${last}`);
      given.rendered();
    },
  });
};
