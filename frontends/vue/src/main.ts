import type { Mount, Options, Session } from '@razorokta/frontend-contract';
import { untilDrawn } from '@razorokta/frontend-kit';
import { createApp } from 'vue';
import Page from './page.vue';

/** What every page is given. */
export interface PageProps {
  options: Options;
  /** As it is now; options.session is how it was. */
  session: Session;
  rendered: () => void;
}

/** Draws the page, and follows who is signed in. */
export function mount({ container, options, rendered, ended }: Mount): Promise<void> {
  return untilDrawn(rendered, ({ drawn, failed }) => {
    const app = createApp(Page, { options, rendered: drawn, ended });
    app.config.errorHandler = failed;
    app.mount(container);
  });
}
