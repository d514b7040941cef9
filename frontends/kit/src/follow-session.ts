import type { Mount, Session } from '@razorokta/frontend-contract';
import { ask } from './ask';
import { renewLogin } from './renew-login';
import { untilNextQuestion, untilNextTry } from './time';

/** What is known of who is signed in. */
export interface Seen {
  /** As the server has said last. */
  session: Session;
  /** Whether that may be shown. Not while the page is left: the browser may keep it in memory, and nothing personal may be in it then. */
  isKnown: boolean;
  /** Whether the server has left the last question unanswered. That ends nothing. */
  isUnanswered: boolean;
}

export interface Following {
  /** Asks now. */
  ask(): void;
  /** Asks no more, and says no more. */
  stop(): void;
}

/**
 * Keeps asking who is signed in: now and then, and whenever somebody comes back to the page. Where the page has a login, renews it in time.
 * What has changed must be drawn before changed returns.
 */
export function followSession({ options: { session, urls, login }, ended }: Pick<Mount, 'options' | 'ended'>, changed: (seen: Seen) => void): Following {
  let seen: Seen = { session, isKnown: true, isUnanswered: false };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let question = new AbortController();
  const life = new AbortController();
  const stopRenewing = login ? renewLogin(login) : () => {};

  const comesBack = () => document.visibilityState === 'visible' && void askNow();
  document.addEventListener('visibilitychange', comesBack, life);
  addEventListener('online', comesBack, life);
  addEventListener('pageshow', ({ persisted }) => persisted && void askNow(), life);
  addEventListener('pagehide', () => see({ isKnown: false }), life);
  askIn(untilNextQuestion(session));

  return { ask: () => void askNow(), stop };

  async function askNow() {
    stopAsking();
    const mine = question = new AbortController(); // an answer that is overtaken says nothing
    let answer: Session | undefined;
    try {
      answer = await ask(urls.session, mine.signal);
    } catch {
      // The user is told, and the next question comes.
    }
    if (mine.signal.aborted) return;
    askIn(answer ? untilNextQuestion(answer) : untilNextTry);
    see(answer ? { session: answer, isKnown: true, isUnanswered: false } : { isUnanswered: true });
    if (answer?.signedIn === false) ended();
  }

  function see(what: Partial<Seen>) {
    seen = { ...seen, ...what };
    changed(seen);
  }

  function askIn(ms: number | undefined) {
    if (ms !== undefined) timer = setTimeout(askNow, ms);
  }

  function stopAsking() {
    clearTimeout(timer);
    question.abort();
  }

  function stop() {
    life.abort();
    stopAsking();
    stopRenewing();
  }
}
