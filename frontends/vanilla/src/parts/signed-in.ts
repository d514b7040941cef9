import type { Session, Urls } from '@razorokta/frontend-contract';
import { element } from './dom';

/** Who is signed in, on pages that have nothing else to offer then. */
export const signedIn = ({ user }: Session, urls: Urls): Node[] => [
  element('h2', {}, 'You are signed in'),
  element('p', {}, user?.email ?? user?.subject),
  element('a', { class: 'button', href: urls.profile }, 'Your profile'),
];
