// The widget's place is called otherwise.
export const mount = good => given => good({
  ...given,
  rendered() {
    const place = given.container.querySelector('#sign-in-container');
    if (place) place.id = 'widget';
    given.rendered();
  },
});
