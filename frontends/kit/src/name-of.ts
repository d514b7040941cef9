import type { User } from '@razorokta/frontend-contract';

/** What somebody is called, by the best that is known. */
export const nameOf = ({ givenName, familyName, email, subject }: User): string =>
  [givenName, familyName].filter(Boolean).join(' ') || email || subject || 'Signed in';
