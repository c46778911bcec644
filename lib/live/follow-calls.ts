import type { SeenCalls } from '#lib/domain/application/seen-calls.ts';
import type { Interest } from './model/interest.ts';

const intervalMs = 15_000;
/** While somebody looks at the traffic. */
const watchedIntervalMs = 2_000;

export interface FollowedCalls {
  /** Asks at once, after a call that the console has made itself. */
  askNow(): void;
  stop(): void;
}

/**
 * Asks the gateway again and again what it was called for, more often while somebody looks.
 * @param ask rejects where the gateway does not say.
 * @param tell undefined where it does not say.
 * @param interest whether somebody looks at the traffic.
 */
export function followCalls(
  ask: () => Promise<SeenCalls>,
  tell: (calls: SeenCalls | undefined) => void,
  interest: Interest,
): FollowedCalls {
  let isOver = false;
  let isAsking = false;
  let isAskedAgain = false;
  let timer: NodeJS.Timeout | undefined;

  async function askOnce(): Promise<void> {
    clearTimeout(timer);
    isAsking = true;
    const calls = await ask().catch(() => undefined);
    isAsking = false;
    if (!isOver) {
      tell(calls);
      askSoon();
    }
  }

  function askSoon(): void {
    // what it has answered may be from before the call
    if (isAskedAgain) {
      isAskedAgain = false;
      void askOnce();
    } else {
      timer = setTimeout(askOnce, interest.isTaken ? watchedIntervalMs : intervalMs).unref();
    }
  }

  function askNow(): void {
    if (isAsking) {
      isAskedAgain = true;
    } else if (!isOver) {
      void askOnce();
    }
  }

  const leave = interest.onTaken(askNow);
  void askOnce();
  return {
    askNow,
    stop() {
      isOver = true;
      leave();
      clearTimeout(timer);
    },
  };
}
