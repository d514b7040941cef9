import { element } from './dom';

/** Something is under way. */
export const busy = (what: string): HTMLElement => element('p', { 'class': 'busy', 'data-se': 'busy', 'role': 'status' }, what);
