import type { Mount, Options, Session } from '@razorokta/frontend-contract';
import { flushSync, mount as draw, unmount } from 'svelte';
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
    let isSettled = false;
    const drawn = () => {
      if (isSettled) return; // a page that is drawn again, after the back button, says so again
      isSettled = true;
      rendered();
      resolve();
    };
    const failed = (error: unknown) => {
      if (isSettled) return reportError(error);
      isSettled = true;
      reject(error);
      queueMicrotask(() => void unmount(page));
    };
    const page = draw(Page, { target: container, props: { options, rendered: drawn, ended, failed } });
    flushSync();
  });
}
