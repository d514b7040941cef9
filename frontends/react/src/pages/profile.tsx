import type { Session, Urls } from '@razorokta/frontend-contract';
import { asClock, countDown, nameOf, secondsLeft, type Left, type PageProps } from '@razorokta/frontend-kit';
import { useEffect, useState } from 'react';
import { LinkOnce } from '../parts/link-once';

/** Who one is, for how long, and the way out. */
export function Profile({ options: { urls }, session, rendered }: PageProps) {
  useEffect(rendered, []);

  return session.signedIn ? <Data session={session} urls={urls} /> : <Ended urls={urls} />;
}

function Data({ session, urls }: { session: Session; urls: Urls }) {
  const { user = {} } = session;
  return (
    <>
      <h2>{nameOf(user)}</h2>
      <dl>
        <dt>Email</dt>
        <dd data-se="email">{user.email}</dd>
        <Row name="Subject" value={user.subject} />
        <Row name="Locale" value={user.locale} />
        <Row name="Time zone" value={user.zoneInfo} />
        <Row name="Issuer" value={user.iss} />
      </dl>
      <SessionLeft session={session} />
      <p className="actions">
        <LinkOnce className="button" data-se="logout-link" href={urls.logout}>Sign out</LinkOnce>
        <a href={urls.sessions}>Your sessions</a>
      </p>
    </>
  );
}

function Row({ name, value }: { name: string; value: string | undefined }) {
  return value === undefined ? null : <><dt>{name}</dt><dd>{value}</dd></>;
}

/** Counts down from what the server has said last. */
function SessionLeft({ session }: { session: Session }) {
  const [left, setLeft] = useState<Left>(() => secondsLeft(session, 0));
  useEffect(() => {
    setLeft(secondsLeft(session, 0));
    return countDown(session, setLeft);
  }, [session]);

  return (
    <p className="left" data-se="session-left" role="timer">
      {left.atMost === undefined ? 'Your session has no fixed end.' : <>Your session ends in <strong>{asClock(left.atMost)}</strong></>}
      {left.idle !== undefined && <>, without use in <strong>{asClock(left.idle)}</strong></>}
    </p>
  );
}

function Ended({ urls }: { urls: Urls }) {
  return (
    <div data-se="session-ended" role="alert">
      <h2>Your session has ended</h2>
      <p>Sign in to come back to this page.</p>
      <LinkOnce className="button" href={`${urls.login}?returnTo=${encodeURIComponent(urls.profile)}`}>Sign in</LinkOnce>
    </div>
  );
}
