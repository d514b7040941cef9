// What a front-end of contract 2 is given, and what it exports. See docs/frontend-contract.md.
import type { Options } from './options.js';

export type * from './options.js';

/** What the entry module's mount is called with, once for each page. */
export interface Mount {
  /** Empty; draw here, and nowhere else. */
  container: HTMLElement;
  options: Options;
  /** To be called once, when everything that the page must show is there. */
  rendered: () => void;
  /** To be called when the session has ended: the page's other half then takes away what it says of the user. */
  ended: () => void;
}

/** The entry module. What mount throws, or what its promise rejects with, is shown to the user as a failure of the front-end. */
export interface Entry {
  mount: (mount: Mount) => void | Promise<void>;
}
