/** A link that leads away once: the second click of a double click would spoil what the first has begun. */
export const linkOnce = () => (scope, link) => {
  let isUsed = false;
  link.attr('aria-disabled', 'false');
  link.on('click', click => {
    if (isUsed) return click.preventDefault();
    if (click.metaKey || click.ctrlKey || click.shiftKey) return; // into a tab of its own: this page stays
    isUsed = true;
    link.attr('aria-disabled', 'true');
  });
};
