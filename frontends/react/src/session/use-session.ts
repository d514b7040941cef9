import type { Options } from '@razorokta/frontend-contract';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { watchSession } from './watch-session';

/** The session as it is now, and whether that is known. */
export function useSession({ session: first, urls }: Options) {
  const [seen, setSeen] = useState({ session: first, isKnown: true, isUnanswered: false });
  const watch = useRef<ReturnType<typeof watchSession>>(null);

  useEffect(() => {
    watch.current = watchSession(urls.session, first, {
      answered: session => setSeen({ session, isKnown: true, isUnanswered: false }),
      unanswered: () => setSeen(before => ({ ...before, isUnanswered: true })),
      // At once: the browser keeps the page as it is when this returns.
      left: () => flushSync(() => setSeen(before => ({ ...before, isKnown: false }))),
    });
    return () => watch.current?.stop();
  }, []);

  return { ...seen, ask: () => void watch.current?.askNow() };
}
