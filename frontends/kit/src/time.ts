import type { Session } from '@razorokta/frontend-contract';

const askEveryMs = 30_000;

/** Whole seconds, never below zero; undefined where the server has named no end. */
export interface Left {
  /** Whatever happens. */
  atMost: number | undefined;
  /** If nothing happens. */
  idle: number | undefined;
}

/** What is left of a session, so long after the server has described it. */
export function secondsLeft({ secondsLeft, idleSecondsLeft }: Session, passedMs: number): Left {
  const after = (seconds: number | undefined) => seconds === undefined ? undefined : Math.max(0, Math.ceil(seconds - passedMs / 1000));
  return { atMost: after(secondsLeft), idle: after(idleSecondsLeft) };
}

/** Says each second what is left of a session that the server has described just now. Gives what ends it. */
export function countDown(session: Session, changed: (left: Left) => void): () => void {
  const since = Date.now();
  const timer = setInterval(() => changed(secondsLeft(session, Date.now() - since)), 1000);
  return () => clearInterval(timer);
}

/**
 * Milliseconds until the server is to be asked about a session again: twice a minute, and a second after it should have ended.
 * Never when nobody is signed in, for then only another tab can change that (undefined).
 */
export function untilNextQuestion(session: Session): number | undefined {
  if (!session.signedIn) return undefined;
  const { atMost = Infinity, idle = Infinity } = secondsLeft(session, 0);
  return Math.min(askEveryMs, (Math.min(atMost, idle) + 1) * 1000);
}

/** Until the next try, when there was no answer. */
export const untilNextTry = askEveryMs;

/** 3725 becomes 1:02:05. */
export function asClock(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
