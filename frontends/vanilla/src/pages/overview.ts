import type { Urls } from '@razorokta/frontend-contract';
import type { PageProps } from '@razorokta/frontend-kit';
import type { Page } from '../main';
import { element } from '../parts/dom';
import { signedIn } from '../parts/signed-in';

/** Where people begin, and where logout ends. */
export function overview({ options: { urls }, session, rendered }: PageProps): Page {
  return {
    element: element('div', { 'data-se': 'overview' }, ...(session.signedIn ? signedIn(session, urls) : nobody(urls))),
    drawn: rendered,
  };
}

const nobody = (urls: Urls): Node[] => [
  element('h2', {}, 'Nobody is signed in'),
  element('p', {}, 'There are two ways in. Both end with the same session.'),
  element('ul', { class: 'choices' },
    element('li', {}, element('a', { href: urls.loginRedirect }, element('strong', {}, 'By redirect'), ' Okta’s own sign-in page')),
    element('li', {}, element('a', { href: urls.loginCustom }, element('strong', {}, 'By the widget'), ' Okta’s form, in a page of ours'))),
];
