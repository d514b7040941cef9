import { loginByRedirect, type PageProps } from '@razorokta/frontend-kit';
import { useEffect, useState } from 'react';
import { Busy } from '../parts/busy';
import { Problem } from '../parts/problem';
import { SignedIn } from '../parts/signed-in';
import { TestUsers } from '../parts/test-users';

/** A button that leaves for Okta's sign-in page. */
export function LoginRedirect({ options, session, rendered }: PageProps) {
  const { okta, login, urls, testUsers } = options;
  const [doing, setDoing] = useState<'nothing' | 'leaving' | 'failed'>('nothing');
  useEffect(rendered, []);

  if (session.signedIn) return <SignedIn session={session} urls={urls} />;

  // Signed out in another tab, or fetched ahead: the server has made no login for this page yet.
  if (!login) return <a className="button" data-se="login-link" href={urls.loginRedirect}>Sign in</a>;

  async function leave() {
    setDoing('leaving');
    try {
      await loginByRedirect(okta, login!);
    } catch (error) {
      console.warn(error);
      setDoing('failed');
    }
  }

  return (
    <>
      <h2>Sign in at Okta</h2>
      {doing === 'failed' && <Problem onTryAgain={leave}>Okta cannot be reached at the moment.</Problem>}
      <button type="button" data-se="login-link" disabled={doing === 'leaving'} onClick={leave}>Sign in with Okta</button>
      {doing === 'leaving' && <Busy>Leaving for Okta…</Busy>}
      <TestUsers users={testUsers} />
    </>
  );
}
