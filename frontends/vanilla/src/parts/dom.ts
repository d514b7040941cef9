/** What is not there (false, undefined) is left out. Text is text, whatever it holds. */
export type Child = Node | string | false | undefined;

/** Values by attribute; true is an attribute without a value, and what is false or undefined is left out. */
type Attributes = Record<string, string | boolean | undefined>;

/** element('a', { href }, 'Sign in') */
export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter(isThere));
  return made;
}

/** Gives an element these children. Those that it has already are not touched: what has the focus keeps it, and no alert is told twice. */
export function setChildren(parent: Element, ...children: (Node | false | undefined)[]) {
  const wanted = children.filter(isThere);
  for (const child of [...parent.childNodes]) {
    if (!wanted.includes(child)) child.remove();
  }
  wanted.forEach((child, i) => {
    if (parent.childNodes[i] !== child) parent.insertBefore(child, parent.childNodes[i] ?? null);
  });
}

const isThere = <T>(child: T | false | undefined): child is T => child !== false && child !== undefined;
