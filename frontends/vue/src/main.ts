import type { Mount, Options, Session } from '@razorokta/frontend-contract';
import { createApp } from 'vue';
import Page from './page.vue';

/** What every page is given. */
export interface PageProps {
  options: Options;
  /** As it is now; options.session is how it was. */
  session: Session;
  rendered: () => void;
}

/** Settles when the page is drawn, or cannot be: the server's page tells the user then. */
export function mount({ container, options, rendered, ended }: Mount): Promise<void> {
  return new Promise((resolve, reject) => {
    let isSettled = false;
    const drawn = () => {
      if (isSettled) return; // a page that is drawn again, after the back button, says so again; and Vue goes on after an error
      isSettled = true;
      rendered();
      resolve();
    };
    const app = createApp(Page, { options, rendered: drawn, ended });
    app.config.errorHandler = error => {
      if (isSettled) return reportError(error);
      isSettled = true;
      reject(error);
      queueMicrotask(() => app.unmount());
    };
    app.mount(container);
  });
}
