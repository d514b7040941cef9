// A button for each block that is there to be pasted elsewhere.
import { action, say } from './say.js';

export function offerCopies() {
  for (const block of document.querySelectorAll('pre[data-copy]')) {
    block.before(action('Copy', async () => {
      await navigator.clipboard.writeText(block.textContent);
      say(`Copied: ${block.dataset.copy}`);
    }, { hint: block.dataset.copy }));
  }
}
