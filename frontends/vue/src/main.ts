import type { Mount } from '@razorokta/frontend-contract';
import { untilDrawn } from '@razorokta/frontend-kit';
import { createApp } from 'vue';
import Page from './page.vue';

/** Draws the page, and follows who is signed in. */
export function mount({ container, options, rendered, ended }: Mount): Promise<void> {
  return untilDrawn(rendered, ({ drawn, failed }) => {
    const app = createApp(Page, { options, rendered: drawn, ended });
    app.config.errorHandler = failed;
    app.mount(container);
  });
}
