// A picture has no text.
export const mount = good => given => good({
  ...given,
  rendered() {
    const picture = new Image(20, 20);
    picture.src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    given.container.append(picture);
    given.rendered();
  },
});
