// It cannot draw, and says so by throwing.
export const mount = () => () => {
  throw new Error('out of paint');
};
