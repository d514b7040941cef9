import type { Mount, Options, Session } from '@razorokta/frontend-contract';
import { untilDrawn } from '@razorokta/frontend-kit';
import { flushSync, mount as draw } from 'svelte';
import Page from './page.svelte';

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
    draw(Page, { target: container, props: { options, rendered: drawn, ended, failed } });
    flushSync();
  });
}
