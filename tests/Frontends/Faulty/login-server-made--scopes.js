// It asks for what everybody asks for.
export const mount = good => given => {
  const { options } = given;
  return good({ ...given, options: { ...options, okta: { ...options.okta, scopes: ['openid', 'profile', 'email'] } } });
};
