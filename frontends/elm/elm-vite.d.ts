import type { Plugin } from 'vite';

/** Compiles what is imported from a file that ends in .elm. */
export function elm(): Plugin;
