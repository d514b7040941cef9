// Tells what has happened: politely to screen readers, and to the eye at the foot of the page.
import { h } from './dom.js';

const news = h('p', { class: 'news', role: 'status' });
document.querySelector('main').append(news);

let hiding;

export function say(text) {
  news.textContent = text;
  news.classList.add('shown');
  clearTimeout(hiding);
  hiding = setTimeout(() => news.classList.remove('shown'), 6_000);
}

/** A button that does something at the org. A second click while the first is under way is none. */
export function action(label, run, { hint = '', kind = 'small' } = {}) {
  const button = h('button', { type: 'button', class: `button ${kind}` }, label, hint && h('span', { class: 'unseen' }, ` ${hint}`));
  button.addEventListener('click', () => busy(button, run));
  return button;
}

/** Runs it once at a time, and says what went wrong. Not by disabling the button: that would lose the focus. */
export async function busy(element, run) {
  if (element.getAttribute('aria-busy') === 'true') return;
  element.setAttribute('aria-busy', 'true');
  try {
    await run();
  } catch (error) {
    say(error.message);
  } finally {
    element.removeAttribute('aria-busy');
  }
}
