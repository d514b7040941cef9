import type { Mount } from '@razorokta/frontend-contract';
import { untilDrawn } from '@razorokta/frontend-kit';
import { flushSync, mount as draw } from 'svelte';
import Page from './page.svelte';

/** Draws the page, and follows who is signed in. */
export function mount({ container, options, rendered, ended }: Mount): Promise<void> {
  return untilDrawn(rendered, ({ drawn, failed }) => {
    draw(Page, { target: container, props: { options, rendered: drawn, ended, failed } });
    flushSync();
  });
}
