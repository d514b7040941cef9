import type { Login } from '@razorokta/frontend-contract';

/**
 * A login is good for one use, and not for long. Loads the page anew, which brings a new one, when it has run out and somebody is there; and
 * when the browser brings the page back from memory, after its login has begun. Gives what ends the watch.
 */
export function renewLogin({ secondsLeft }: Login): () => void {
  const end = Date.now() + secondsLeft * 1000;
  const life = new AbortController();
  const look = () => Date.now() >= end && document.visibilityState === 'visible' && location.reload();

  const timer = setTimeout(look, secondsLeft * 1000);
  document.addEventListener('visibilitychange', look, life);
  // A timer stands still while the machine sleeps: whoever touches the page then comes before it.
  document.addEventListener('pointerdown', look, { capture: true, signal: life.signal });
  document.addEventListener('keydown', look, { capture: true, signal: life.signal });
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload(), life);

  return () => {
    clearTimeout(timer);
    life.abort();
  };
}
