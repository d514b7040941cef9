import type { Session } from '@razorokta/frontend-contract';
import { ask } from './ask';
import { untilNextQuestion, untilNextTry } from './time';

interface Told {
  /** As the server has just said. */
  answered: (session: Session) => void;
  /** It said nothing. */
  unanswered: () => void;
  /** The page is left, and may be kept in memory: nothing personal may be in it from now on, until the next answer. */
  left: () => void;
}

/** Keeps asking who is signed in: now and then, and whenever somebody comes back to the page. */
export function watchSession(url: string, first: Session, { answered, unanswered, left }: Told) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let question = new AbortController();
  const life = new AbortController();

  const seen = () => document.visibilityState === 'visible' && void askNow();
  document.addEventListener('visibilitychange', seen, life);
  addEventListener('online', seen, life);
  addEventListener('pageshow', ({ persisted }) => persisted && void askNow(), life);
  addEventListener('pagehide', left, life);
  askIn(untilNextQuestion(first));

  return { askNow, stop };

  async function askNow() {
    stopAsking();
    const mine = question = new AbortController(); // an answer that is overtaken says nothing
    try {
      const session = await ask(url, mine.signal);
      if (mine.signal.aborted) return;
      answered(session);
      askIn(untilNextQuestion(session));
    } catch {
      if (mine.signal.aborted) return;
      unanswered();
      askIn(untilNextTry);
    }
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
  }
}
