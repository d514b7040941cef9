import { element } from './dom';

/** What went wrong, and a second try. */
export function problem(what: string, onTryAgain: () => void): HTMLElement {
  const tryAgain = element('button', { 'type': 'button', 'data-se': 'try-again' }, 'Try again');
  tryAgain.addEventListener('click', onTryAgain);
  return element('div', { 'class': 'problem', 'data-se': 'problem', 'role': 'alert' }, element('p', {}, what), tryAgain);
}
