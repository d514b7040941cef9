import type { Mount } from '@razorokta/frontend-contract';
import { untilDrawn } from '@razorokta/frontend-kit';
import { createRoot } from 'react-dom/client';
import { App } from './app';

/** Draws the page, and follows who is signed in. */
export function mount({ container, options, rendered, ended }: Mount): Promise<void> {
  return untilDrawn(rendered, ({ drawn, failed }) =>
    createRoot(container, { onUncaughtError: failed }).render(<App options={options} rendered={drawn} ended={ended} />));
}
