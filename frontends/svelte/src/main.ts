import type { Mount, Options, Session } from '@razorokta/frontend-contract';
import { flushSync, mount as draw } from 'svelte';
import Page from './page.svelte';

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
    let isDrawn = false;
    const drawn = () => {
      if (isDrawn) return; // a page that is drawn again, after the back button, says so again
      isDrawn = true;
      rendered();
      resolve();
    };
    const failed = (error: unknown) => (isDrawn ? reportError(error) : reject(error));
    draw(Page, { target: container, props: { options, rendered: drawn, ended, failed } });
    flushSync();
  });
}
