import { type AnchorHTMLAttributes, type MouseEvent, useRef, useState } from 'react';

/** A link that leads away once: the second click of a double click would spoil what the first has begun. */
export function LinkOnce(link: AnchorHTMLAttributes<HTMLAnchorElement>) {
  const isUsed = useRef(false);
  const [isLeaving, setLeaving] = useState(false);

  function use(click: MouseEvent) {
    if (isUsed.current) return click.preventDefault();
    if (click.metaKey || click.ctrlKey || click.shiftKey) return; // into a tab of its own: this page stays
    isUsed.current = true;
    setLeaving(true);
  }

  return <a {...link} aria-disabled={isLeaving} onClick={use} />;
}
