// It takes its time.
export const mount = good => async given => {
  await new Promise(resolve => setTimeout(resolve, 3500));
  return good(given);
};
