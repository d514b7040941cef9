import type { Session, Urls } from '@razorokta/frontend-contract';

/** Who is signed in, on pages that have nothing else to offer then. */
export function SignedIn({ session: { user }, urls }: { session: Session; urls: Urls }) {
  return (
    <>
      <h2>You are signed in</h2>
      <p>{user?.email ?? user?.subject}</p>
      <a className="button" href={urls.profile}>Your profile</a>
    </>
  );
}
