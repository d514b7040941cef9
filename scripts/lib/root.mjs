import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. Every command runs there, wherever it was called from. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
