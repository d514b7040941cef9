import { element } from './dom';

/** A link that leads away once: the second click of a double click would spoil what the first has begun. */
export function linkOnce(attributes: Record<string, string>, text: string): HTMLAnchorElement {
  const link = element('a', { ...attributes, 'aria-disabled': 'false' }, text);
  let isUsed = false;
  link.addEventListener('click', click => {
    if (isUsed) return click.preventDefault();
    if (click.metaKey || click.ctrlKey || click.shiftKey) return; // into a tab of its own: this page stays
    isUsed = true;
    link.setAttribute('aria-disabled', 'true');
  });
  return link;
}
