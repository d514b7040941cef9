// It believes that a login lasts for ever.
export const mount = good => given => {
  const { options } = given;
  return good({ ...given, options: { ...options, login: options.login && { ...options.login, secondsLeft: 1_000_000 } } });
};
