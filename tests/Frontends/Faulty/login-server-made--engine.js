// It takes every org for one of the Identity Engine.
export const mount = good => given => {
  const { options } = given;
  return good({ ...given, options: { ...options, okta: { ...options.okta, engine: 'identity' } } });
};
