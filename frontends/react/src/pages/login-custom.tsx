import { loginByWidget, widgetStyle, type PageProps } from '@razorokta/frontend-kit';
import { useEffect, useRef, useState } from 'react';
import { Busy } from '../parts/busy';
import { Problem } from '../parts/problem';
import { SignedIn } from '../parts/signed-in';
import { TestUsers } from '../parts/test-users';

/** Okta's Sign-In Widget, in a page of ours. */
export function LoginCustom({ options, session, rendered }: PageProps) {
  const { login, urls, testUsers } = options;
  useEffect(() => {
    if (session.signedIn || !login) rendered();
  }, []);

  if (session.signedIn) return <SignedIn session={session} urls={urls} />;

  // Signed out in another tab, or fetched ahead: the server has made no login for this page yet.
  if (!login) return <a className="button" href={urls.loginCustom}>Sign in</a>;

  return (
    <>
      <Widget options={options} rendered={rendered} />
      <TestUsers users={testUsers} />
    </>
  );
}

function Widget({ options: { okta, login }, rendered }: Omit<PageProps, 'session'>) {
  const place = useRef<HTMLDivElement>(null);
  const [attempt, setAttempt] = useState(1);
  const [state, setState] = useState<'loading' | 'drawn' | 'failed'>('loading');

  useEffect(() => {
    setState('loading');
    return loginByWidget(okta, login!, place.current!, {
      drawn: () => setState('drawn'),
      failed: error => {
        console.warn(error);
        setState('failed');
      },
    });
  }, [attempt]);

  useEffect(() => {
    if (state !== 'loading') rendered();
  }, [state]);

  return (
    <>
      <link rel="stylesheet" href={widgetStyle} />
      {state === 'loading' && <Busy>Loading the form…</Busy>}
      {state === 'failed' && <Problem onTryAgain={() => setAttempt(attempt + 1)}>Okta cannot be reached at the moment. Your password is not the reason.</Problem>}
      <div id="sign-in-container" ref={place} hidden={state !== 'drawn'} />
    </>
  );
}
