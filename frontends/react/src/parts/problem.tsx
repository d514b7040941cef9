import type { ReactNode } from 'react';

/** What went wrong, and a second try. */
export function Problem({ children, onTryAgain }: { children: ReactNode; onTryAgain: () => void }) {
  return (
    <div className="problem" data-se="problem" role="alert">
      <p>{children}</p>
      <button type="button" data-se="try-again" onClick={onTryAgain}>Try again</button>
    </div>
  );
}
