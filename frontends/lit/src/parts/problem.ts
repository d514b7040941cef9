import { html } from 'lit';

/** What went wrong, and a second try. */
export const problem = (what: string, onTryAgain: () => void) => html`
  <div class="problem" data-se="problem" role="alert">
    <p>${what}</p>
    <button type="button" data-se="try-again" @click=${onTryAgain}>Try again</button>
  </div>`;
