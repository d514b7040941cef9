import { say } from '../lib/say.mjs';
import { dim } from '../lib/colour.mjs';

/** A sign of life for `runCommand`, so that a slow network is not taken for a hang. */
export const beat = what => seconds => say(dim(`            ${what} is still at work (${seconds} s)`));
