import { html } from 'lit';

/** Something is under way. */
export const busy = (what: string) => html`<p class="busy" data-se="busy" role="status">${what}</p>`;
