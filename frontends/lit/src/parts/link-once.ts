import { html, nothing } from 'lit';

/** A link that leads away once: the second click of a double click would spoil what the first has begun. */
export const linkOnce = ({ href, hook }: { href: string; hook?: string }, text: string) =>
  html`<a class="button" data-se=${hook ?? nothing} href=${href} aria-disabled="false" @click=${use}>${text}</a>`;

function use(click: MouseEvent) {
  const link = click.currentTarget as HTMLAnchorElement;
  if (link.ariaDisabled === 'true') return click.preventDefault();
  if (click.metaKey || click.ctrlKey || click.shiftKey) return; // into a tab of its own: this page stays
  link.ariaDisabled = 'true';
}
