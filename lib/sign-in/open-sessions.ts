import type { ServerResponse } from 'node:http';
import type { ListRights } from '#lib/domain/access/list-rights.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { ActingPerson } from '#lib/operations/acting-person.ts';
import { checkToken } from './check-token.ts';
import { keepFor } from './keep-for.ts';
import { reviewListRights } from './review-access.ts';
import { ownTokenOf, type Session } from './session.ts';

export interface OpenSessionsOptions {
  /** The console's own, which examines tokens. */
  kube: Pick<KubeClient, 'raw'>;
  /** @param sessionNow the session as it is at each request, renewed or not. */
  clientOf(sessionNow: () => Session): KubeClient;
  nowMs?(): number;
}

/** A session that is in use on this replica. */
export interface OpenSession {
  /** As whom its requests are answered. */
  readonly acting: ActingPerson;
  /** Whether the credential still counts: asked at most every half minute. @throws MooringError where the API server does not say. */
  stillCounts(): Promise<boolean>;
  /** Ends the answer with the session. @param showsViews also when the person may list something else than at its beginning. */
  follow(response: ServerResponse, showsViews: boolean): void;
}

/** The sessions that are in use on this replica, by the names of their Secrets. */
export interface OpenSessions {
  enter(secretName: string, session: Session): OpenSession;
  /** Those with answers under way. */
  followed(): [secretName: string, session: OpenSession][];
  /** Ends the answers that show what the person may list no longer. */
  review(secretName: string): Promise<void>;
  /** Ends the answers of a session that are under way, and forgets it. */
  close(secretName: string): void;
  /** Forgets what nobody has used for a while. */
  forgetIdle(): void;
}

interface Entry extends OpenSession {
  /** As it was when it was entered last. */
  kept: { session: Session };
  answers: Map<ServerResponse, { showsViews: boolean }>;
  /** What the person may list, when it was looked at last. */
  reviewed: string | undefined;
  usedMs: number;
}

/** How long what the API server said of a person holds. */
const keptMs = 30_000;
const forgottenAfterMs = 10 * 60_000;

export function createOpenSessions(options: OpenSessionsOptions): OpenSessions {
  const { kube, clientOf, nowMs = Date.now } = options;
  const entries = new Map<string, Entry>();

  function createEntry(secretName: string, session: Session): Entry {
    const kept = { session };
    const client = clientOf(() => kept.session);
    const { person } = session;
    /** An issuer's word holds until it ends; a token that goes to the API server is for that server to accept. */
    const isAccepted = keepFor(keptMs, nowMs, async () => {
      const token = ownTokenOf(kept.session);
      return token === undefined || (await checkToken(kube, token))?.name === person.name;
    });
    const entry: Entry = {
      kept,
      acting: {
        get person() {
          return kept.session.person;
        },
        kube: client,
        listRights: keepFor(keptMs, nowMs, () => reviewListRights(client)),
      },
      async stillCounts() {
        const { credential } = kept.session;
        const isFresh = credential.kind === 'token' || nowMs() < credential.freshUntilMs;
        return isFresh && (await isAccepted());
      },
      follow(response, showsViews) {
        if (entries.get(secretName) !== entry) {
          // the session has ended on the way here
          response.destroy();
          return;
        }
        entry.answers.set(response, { showsViews });
        response.on('close', () => entry.answers.delete(response));
      },
      answers: new Map(),
      reviewed: undefined,
      usedMs: 0,
    };
    return entry;
  }

  return {
    enter(secretName, session) {
      const entry = entries.get(secretName) ?? createEntry(secretName, session);
      entry.kept.session = session;
      entry.usedMs = nowMs();
      entries.set(secretName, entry);
      return entry;
    },
    followed: () => [...entries].filter(([, { answers }]) => answers.size > 0),
    async review(secretName) {
      const entry = entries.get(secretName);
      if (entry === undefined) {
        return;
      }
      const before = entry.reviewed;
      entry.reviewed = textOf(await entry.acting.listRights());
      if (before !== undefined && before !== entry.reviewed) {
        end([...entry.answers].filter(([, { showsViews }]) => showsViews).map(([response]) => response));
      }
    },
    close(secretName) {
      const entry = entries.get(secretName);
      entries.delete(secretName);
      end([...(entry?.answers.keys() ?? [])]);
    },
    forgetIdle() {
      for (const [name, { answers, usedMs }] of entries) {
        if (answers.size === 0 && nowMs() - usedMs > forgottenAfterMs) {
          entries.delete(name);
        }
      }
    },
  };
}

function end(responses: readonly ServerResponse[]): void {
  for (const response of responses) {
    response.destroy();
  }
}

function textOf(rights: ListRights): string {
  return [...rights].sort().join(' ');
}
