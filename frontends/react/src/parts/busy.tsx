import type { ReactNode } from 'react';

/** Something is under way. */
export function Busy({ children }: { children: ReactNode }) {
  return <p className="busy" data-se="busy" role="status">{children}</p>;
}
