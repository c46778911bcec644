import { setFreshness } from './freshness.ts';

/** A stream that is interrupted for longer is no hiccup: the console is gone. */
const goneMs = 1_500;

export interface Interruption {
  /** Says that the page reconnects and, when this lasts, that the console is gone. Goes on where it has begun already. */
  begin(): void;
  /** Says nothing more; who ends it says what holds now. */
  end(): void;
}

/** What the freshness store tells while the page's stream is interrupted. */
export function createInterruption(): Interruption {
  let goneTimer: ReturnType<typeof setTimeout> | undefined;
  return {
    begin() {
      if (goneTimer === undefined) {
        setFreshness('reconnecting');
        goneTimer = setTimeout(() => setFreshness('gone'), goneMs);
      }
    },
    end() {
      clearTimeout(goneTimer);
      goneTimer = undefined;
    },
  };
}
