import type { PageProps } from '@razorokta/frontend-kit';
import { useEffect } from 'react';
import { SignedIn } from '../parts/signed-in';

/** Where people begin, and where logout ends. */
export function Overview({ options: { urls }, session, rendered }: PageProps) {
  useEffect(rendered, []);

  return (
    <div data-se="overview">
      {session.signedIn ? <SignedIn session={session} urls={urls} /> : (
        <>
          <h2>Nobody is signed in</h2>
          <p>There are two ways in. Both end with the same session.</p>
          <ul className="choices">
            <li><a href={urls.loginRedirect}><strong>By redirect</strong> Okta’s own sign-in page</a></li>
            <li><a href={urls.loginCustom}><strong>By the widget</strong> Okta’s form, in a page of ours</a></li>
          </ul>
        </>
      )}
    </div>
  );
}
