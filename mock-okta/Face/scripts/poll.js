// Looks at the org again and again while somebody can see the page.
import { h } from './dom.js';

const trouble = h('p', { class: 'infobox trouble', role: 'alert', hidden: true }, 'The mock org does not answer. Trying again.');
document.querySelector('main').prepend(trouble);

/** Returns a function that looks at once, and resolves when it has. */
export function poll(look, milliseconds) {
  let timer;
  let running = null;

  const again = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(run, milliseconds);
  };

  const run = () => running ??= look().then(
    () => { trouble.hidden = true; },
    error => {
      console.error(error);
      trouble.hidden = false;
    },
  ).finally(() => {
    running = null;
    again();
  });

  document.addEventListener('visibilitychange', () => { document.hidden ? clearTimeout(timer) : run(); });
  if (!document.hidden) run();

  // A look that is under way may have begun before whatever the caller has changed.
  return async () => {
    await running;
    await run();
  };
}
