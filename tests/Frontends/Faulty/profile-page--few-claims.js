// It takes it for granted that everybody has a first name.
export const mount = good => given => {
  const { session } = given.options;
  if (session.signedIn) document.documentElement.style.setProperty('--initial', `"${session.user.givenName.trim()[0]}"`);
  return good(given);
};
