// Makes elements. What a page shows of the outside world becomes text nodes and attributes here, and never markup.

/** h('button', { class: 'small', on: { click } }, 'Approve'): null and undefined attributes and children are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  element.append(...present(children));
  return element;
}

/** For a screen reader only: what the eye takes from the drawing. */
export const unseen = text => h('span', { class: 'unseen' }, text);

export function fill(element, ...children) {
  element.replaceChildren(...present(children));
  return element;
}

/**
 * Makes the children of a list what the items say, touching only what is new, gone or elsewhere: whoever has the focus, or has something open,
 * keeps it. When the focused one goes, the focus goes to its neighbour, or to the heading of its room.
 */
export function keyed(list, items, keyOf, make, update = () => {}) {
  const known = new Map([...list.children].map(child => [child.dataset.key, child]));
  const wanted = items.map(item => {
    const key = String(keyOf(item));
    const element = known.get(key) ?? make(item);
    element.dataset.key = key;
    update(element, item);
    known.delete(key);
    return element;
  });
  const refocus = placeOfFocus(list, [...known.values()]);
  for (const gone of known.values()) gone.remove();
  wanted.forEach((element, index) => {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  });
  refocus?.();
}

function placeOfFocus(list, leaving) {
  const index = leaving.find(child => child.contains(document.activeElement)) ? [...list.children].findIndex(child => child.contains(document.activeElement)) : -1;
  if (index < 0) return null;
  return () => {
    const neighbour = list.children[Math.min(index, list.children.length - 1)];
    (neighbour?.querySelector('button, summary, a, input') ?? list.closest('section')?.querySelector('h2'))?.focus();
  };
}

function set(element, name, value) {
  if (value === null || value === undefined) return;
  if (name === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
  else if (typeof value === 'boolean') element.toggleAttribute(name, value);
  else element.setAttribute(name, value);
}

const present = children => children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false);
