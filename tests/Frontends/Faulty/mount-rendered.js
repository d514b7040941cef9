// It says that it has drawn before it has.
export const mount = good => given => {
  given.rendered();
  return good({ ...given, rendered() {} });
};
