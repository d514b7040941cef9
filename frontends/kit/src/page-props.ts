import type { Options, Session } from '@razorokta/frontend-contract';

/** What every page is given. */
export interface PageProps {
  options: Options;
  /** As it is now; options.session is how it was. */
  session: Session;
  rendered: () => void;
}
