import type { Mount, Options } from '@razorokta/frontend-contract';
import { followSession, type Following, type PageProps, type Seen } from '@razorokta/frontend-kit';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { LoginCustom } from './pages/login-custom';
import { LoginRedirect } from './pages/login-redirect';
import { Overview } from './pages/overview';
import { Profile } from './pages/profile';
import { Busy } from './parts/busy';
import { Problem } from './parts/problem';

const pages: Record<Options['page'], ComponentType<PageProps>> = {
  'overview': Overview,
  'login-redirect': LoginRedirect,
  'login-custom': LoginCustom,
  'profile': Profile,
};

/** The page that is asked for, and who is signed in now. */
export function App({ options, rendered, ended }: Omit<Mount, 'container'>) {
  const [{ session, isKnown, isUnanswered }, setSeen] = useState<Seen>({ session: options.session, isKnown: true, isUnanswered: false });
  const following = useRef<Following>(null);
  useEffect(() => {
    following.current = followSession({ options, ended }, seen => flushSync(() => setSeen(seen)));
    return () => following.current?.stop();
  }, []);

  const Drawn = pages[options.page];
  return (
    <div className="app">
      {isUnanswered && <Problem onTryAgain={() => following.current?.ask()}>The server does not answer, so this page cannot know whether you are still signed in.</Problem>}
      {isKnown && <Drawn options={options} session={session} rendered={rendered} />}
      {!isKnown && !isUnanswered && <Busy>Asking whether you are signed in…</Busy>}
    </div>
  );
}
