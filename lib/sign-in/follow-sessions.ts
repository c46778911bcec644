import { errorText } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import type { OpenSession, OpenSessions } from './open-sessions.ts';
import type { SessionStore } from './session-store.ts';

export interface FollowSessionsOptions {
  store: SessionStore;
  sessions: OpenSessions;
  log: Logger;
  /** Between two looks at the sessions whose pages are open. */
  everyMs?: number;
}

/** Looks for sessions that have ended by time, in looks at open ones. */
const looksPerSweep = 20;

/**
 * Ends the answers under way of sessions that end: at once where the watch tells it, otherwise by the next look. What a person may no longer
 * list disappears with that look too. Where nobody says whether a session lasts, its answers end.
 */
export function followSessions(options: FollowSessionsOptions): { stop(): Promise<void> } {
  const { store, sessions, log, everyMs = 15_000 } = options;
  const watching = store.watch(sessions.close);
  let looks = 0;

  async function look(name: string, session: OpenSession): Promise<void> {
    try {
      if (!(await store.lasts(name)) || !(await session.stillCounts())) {
        await store.end(name);
        sessions.close(name);
        return;
      }
      await sessions.review(name);
    } catch (error) {
      log.warn({ cause: errorText(error) }, 'nobody says whether a session lasts: its pages are cut off');
      sessions.close(name);
    }
  }

  async function lookAtAll(): Promise<void> {
    await Promise.all(sessions.followed().map(([name, session]) => look(name, session)));
    looks += 1;
    if (looks % looksPerSweep === 0) {
      sessions.forgetIdle();
      await store.sweep().catch((error: unknown) => {
        log.warn({ cause: errorText(error) }, 'sessions that have ended are not removed');
      });
    }
  }

  const timer = setInterval(() => void lookAtAll(), everyMs).unref();
  return {
    stop() {
      clearInterval(timer);
      return watching.stop();
    },
  };
}
