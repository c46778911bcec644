import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer } from '#lib/k8s/informer.ts';
import { secretDataOf, textsOfSecret } from '#lib/k8s/secret-data.ts';
import type { Logger } from '#lib/log.ts';
import { parseJson } from '#lib/parse-json.ts';
import { seal, unseal } from './seal.ts';
import { type Session, sessionSchema } from './session.ts';
import type { SessionTicket } from './session-cookie.ts';

export interface SessionStoreOptions {
  kube: KubeClient;
  namespace: string;
  log: Logger;
  /** Without a request a session ends after this time. */
  idleMs: number;
  nowMs?(): number;
  /** How old what is known of a session may be, so that one that was ended elsewhere counts no longer. */
  freshMs?: number;
}

/**
 * Sessions as Secrets of the console's namespace: every replica knows them, and a restart loses none. A session is sealed by the console's key and
 * the browser's cookie together: who reads all Secrets opens none.
 */
export interface SessionStore {
  /** Keeps a session. */
  add(key: Buffer, ticket: SessionTicket, session: Session): Promise<void>;
  /**
   * The session while it lasts; undefined for one that has ended.
   * @throws MooringError where the API server does not say whether it does.
   */
  find(key: Buffer, ticket: SessionTicket): Promise<Session | undefined>;
  /**
   * Takes it upon the caller to renew a session.
   * @returns the session as it lies there; 'taken' where another replica is about it, undefined for one that has ended.
   */
  claim(key: Buffer, ticket: SessionTicket): Promise<Session | 'taken' | undefined>;
  /** Keeps a session that was renewed in the place of the one before. */
  replace(key: Buffer, ticket: SessionTicket, session: Session): Promise<void>;
  /** Whether a session lasts, for who cannot open it. @throws MooringError as `find` does. */
  lasts(secretName: string): Promise<boolean>;
  /** Notes that the person is there; for a part of the idle time it is known without writing. */
  touch(secretName: string): void;
  /** Ends a session on every replica. */
  end(secretName: string): Promise<void>;
  /** Calls `onEnd` for each session that ends, here or elsewhere, until it is stopped. */
  watch(onEnd: (secretName: string) => void): { stop(): Promise<void> };
  /** Removes what has ended by time. */
  sweep(): Promise<void>;
}

interface SessionSecret extends KubeObject {
  type?: string;
  data?: Record<string, string>;
}

const label = 'sessions.mooring.dev/session';
const endsAtAnnotation = 'sessions.mooring.dev/ends-at';
const renewingAnnotation = 'sessions.mooring.dev/renewing-until';
const seenAtAnnotation = 'sessions.mooring.dev/seen-at';
/** How many times within the idle time it is written down that a person is there. */
const touchesPerIdle = 20;

export function createSessionStore(options: SessionStoreOptions): SessionStore {
  const { kube, namespace, log, idleMs, nowMs = Date.now, freshMs = 500 } = options;
  const known = new Map<string, { atMs: number; secret: Promise<SessionSecret | undefined> }>();
  const touchedMs = new Map<string, number>();

  function read(name: string): Promise<SessionSecret | undefined> {
    const earlier = known.get(name);
    if (earlier !== undefined && nowMs() - earlier.atMs < freshMs) {
      return earlier.secret;
    }
    const secret = kube.find<SessionSecret>(kinds.secrets, name, namespace);
    known.set(name, { atMs: nowMs(), secret });
    secret.catch(() => known.delete(name));
    return secret;
  }

  const hasEnded = (secret: SessionSecret) => isOver(secret, nowMs(), idleMs);

  async function end(name: string): Promise<void> {
    await kube.delete(kinds.secrets, name, namespace);
    known.delete(name);
    touchedMs.delete(name);
  }

  async function sweep(): Promise<void> {
    const { items } = await kube.list<SessionSecret>(kinds.secrets, {
      namespace,
      labelSelector: label,
      metadataOnly: true,
    });
    const open = new Set(items.map(({ metadata }) => metadata.name));
    for (const name of [...known.keys(), ...touchedMs.keys()].filter((one) => !open.has(one))) {
      known.delete(name);
      touchedMs.delete(name);
    }
    for (const { metadata } of items.filter(hasEnded)) {
      await end(metadata.name);
    }
  }

  return {
    async add(key, { id, secretName }, session) {
      await kube.create<SessionSecret>(kinds.secrets, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: metadataOf(secretName, namespace, session.endsAtMs, nowMs()),
        type: 'Opaque',
        data: secretDataOf({ session: seal(key, purposeOf(id), JSON.stringify(session)) }),
      });
      known.delete(secretName);
    },
    async find(key, { id, secretName }) {
      const secret = await read(secretName);
      if (secret === undefined || hasEnded(secret)) {
        return undefined;
      }
      const session = sessionIn(key, id, secret);
      // the time that is sealed counts: the one beside it is for who cannot open it
      return session !== undefined && nowMs() < session.endsAtMs ? session : undefined;
    },
    async claim(key, { id, secretName }) {
      const secret = await claimSecret(options, secretName, nowMs());
      return secret === undefined || secret === 'taken' ? secret : sessionIn(key, id, secret);
    },
    async replace(key, { id, secretName: name }, session) {
      await kube.patch(kinds.secrets, { name, namespace }, 'merge', {
        metadata: { annotations: { [renewingAnnotation]: null } },
        data: secretDataOf({ session: seal(key, purposeOf(id), JSON.stringify(session)) }),
      });
      known.delete(name);
    },
    async lasts(name) {
      const secret = await read(name);
      return secret !== undefined && !hasEnded(secret);
    },
    touch(name) {
      const now = nowMs();
      if (now - (touchedMs.get(name) ?? 0) < idleMs / touchesPerIdle) {
        return;
      }
      touchedMs.set(name, now);
      const metadata = { annotations: { [seenAtAnnotation]: new Date(now).toISOString() } };
      kube.patch(kinds.secrets, { name, namespace }, 'merge', { metadata }).catch((error: unknown) => {
        touchedMs.delete(name);
        if (!isMooringError(error, 'NOT_FOUND')) {
          log.warn({ cause: errorText(error) }, 'that a session is in use was not noted');
        }
      });
    },
    end,
    watch: (onEnd) =>
      watchSecrets(options, (name) => {
        known.delete(name);
        onEnd(name);
      }),
    sweep,
  };
}

function isOver({ metadata }: SessionSecret, nowMs: number, idleMs: number): boolean {
  const endsAtMs = Date.parse(metadata.annotations?.[endsAtAnnotation] ?? '');
  const seenAtMs = Date.parse(metadata.annotations?.[seenAtAnnotation] ?? '');
  // what cannot be read has ended
  return !(nowMs < endsAtMs && nowMs < seenAtMs + idleMs);
}

function metadataOf(name: string, namespace: string, endsAtMs: number, nowMs: number) {
  return {
    name,
    namespace,
    labels: { [label]: 'open', 'app.kubernetes.io/managed-by': 'mooring' },
    annotations: {
      [endsAtAnnotation]: new Date(endsAtMs).toISOString(),
      [seenAtAnnotation]: new Date(nowMs).toISOString(),
    },
  };
}

/** How long a replica may take to renew a session, before another one tries. */
const renewingMs = 15_000;
const attempts = 5;

async function claimSecret(
  { kube, namespace }: Pick<SessionStoreOptions, 'kube' | 'namespace'>,
  name: string,
  nowMs: number,
): Promise<SessionSecret | 'taken' | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const secret = await kube.find<SessionSecret>(kinds.secrets, name, namespace);
    if (secret === undefined) {
      return undefined;
    }
    const { metadata } = secret;
    if (nowMs < Date.parse(metadata.annotations?.[renewingAnnotation] ?? '')) {
      return 'taken';
    }
    const until = new Date(nowMs + renewingMs).toISOString();
    const annotations = { ...metadata.annotations, [renewingAnnotation]: until };
    try {
      return await kube.replace(kinds.secrets, { ...secret, metadata: { ...metadata, annotations } });
    } catch (error) {
      // it was noted that the person is there, or another replica was faster
      if (!isMooringError(error, 'CONFLICT')) {
        throw error;
      }
    }
  }
  return 'taken';
}

function watchSecrets(
  { kube, namespace, log }: Pick<SessionStoreOptions, 'kube' | 'namespace' | 'log'>,
  onGone: (name: string) => void,
): { stop(): Promise<void> } {
  const informer = createInformer<SessionSecret>({
    kube,
    kind: kinds.secrets,
    namespace,
    labelSelector: label,
    metadataOnly: true,
    log,
  });
  informer.subscribe(({ type, object }) => {
    if (type === 'DELETED') {
      onGone(object.metadata.name);
    }
  });
  void informer.start();
  return { stop: () => informer.stop() };
}

function sessionIn(key: Buffer, id: string, secret: SessionSecret): Session | undefined {
  const sealed = textsOfSecret(secret).session ?? '';
  const parsed = sessionSchema.safeParse(parseJson(unseal(key, purposeOf(id), sealed) ?? ''));
  return parsed.success ? parsed.data : undefined;
}

function purposeOf(id: string): string {
  return `session ${id}`;
}
