import type { PluginOption, UserConfigFnObject } from 'vite';

/** The Vite configuration of a front-end of contract 2. Paths are relative to the front-end's folder. */
export function frontend(what: {
  /** The module that exports mount. */
  entry: string;
  /** What every page looks like. Default: src/app.css. */
  style?: string;
  /** What a framework needs to be built. */
  plugins?: PluginOption[];
  /** A module that must run before all others while the front-end is developed. */
  preamble?: string;
}): UserConfigFnObject;
