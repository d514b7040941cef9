// It makes a state of its own.
export const mount = good => given => {
  const { options } = given;
  return good({ ...given, options: { ...options, login: options.login && { ...options.login, state: crypto.randomUUID() } } });
};
