import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { KindInfo } from '../domain/kinds.ts';
import { type KubeObject, objectKey } from '../domain/kube-object.ts';
import { errorText, isMooringError, type MooringError, toMooringError } from '../errors.ts';
import type { KubeClient } from './client.ts';
import { watchEvents } from './watch.ts';

export type InformerEvent<T> =
  | { type: 'ADDED'; object: T }
  | { type: 'MODIFIED'; object: T; old: T }
  | { type: 'DELETED'; object: T };

export interface InformerOptions {
  kube: KubeClient;
  kind: KindInfo;
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
  /** Keep nothing but each object's metadata: for Secrets whose values nobody here needs. */
  metadataOnly?: boolean;
  log: Logger;
  /** How long a watch may be silent before it is opened anew. */
  silenceMs?: number;
  /** Told when the watch comes up (no error), and when listing or watching fails. */
  onConnection?(error: MooringError | undefined): void;
}

/** A live copy of one collection: listed once, then kept by a watch that reconnects and lists anew after 410. */
export interface Informer<T extends KubeObject> {
  readonly kind: KindInfo;
  /** Starts listing and watching; resolves after the first complete list. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The object under `namespace/name` (or `name`), undefined when not there. Treat it as read-only. */
  get(key: string): T | undefined;
  list(namespace?: string): T[];
  /** Calls `listener` on each change, and at once with ADDED for what is there already. Returns the way out. */
  subscribe(listener: (event: InformerEvent<T>) => void): () => void;
  /** True once the first list is in. */
  readonly synced: boolean;
  /** True while a watch connection is up. */
  readonly connected: boolean;
}

const firstBackoffMs = 100;
const longestBackoffMs = 5_000;

/** Builds an informer; nothing is asked from the server before `start`. */
export function createInformer<T extends KubeObject>(options: InformerOptions): Informer<T> {
  const { kube, kind, namespace, labelSelector, fieldSelector, metadataOnly, log, silenceMs, onConnection } =
    options;
  const objects = new Map<string, T>();
  const listeners = new Set<(event: InformerEvent<T>) => void>();
  const abort = new AbortController();
  let synced = false;
  let connected = false;
  let running: Promise<void> | undefined;

  function emit(event: InformerEvent<T>): void {
    for (const listener of listeners) {
      listener(event);
    }
  }

  function put(object: T): void {
    const key = objectKey(object);
    const old = objects.get(key);
    objects.set(key, object);
    if (old === undefined) {
      emit({ type: 'ADDED', object });
    } else if (old.metadata.resourceVersion !== object.metadata.resourceVersion) {
      emit({ type: 'MODIFIED', object, old });
    }
  }

  function drop(object: T): void {
    if (objects.delete(objectKey(object))) {
      emit({ type: 'DELETED', object });
    }
  }

  async function listAll(): Promise<string> {
    const seen = new Set<string>();
    let from: string | undefined;
    let revision = '';
    do {
      const page = await kube.list<T>(kind, {
        namespace,
        limit: 500,
        ...(metadataOnly === undefined ? {} : { metadataOnly }),
        ...(labelSelector === undefined ? {} : { labelSelector }),
        ...(fieldSelector === undefined ? {} : { fieldSelector }),
        ...(from === undefined ? {} : { continue: from }),
      });
      for (const item of page.items) {
        seen.add(objectKey(item));
        put(item);
      }
      revision = page.metadata.resourceVersion;
      from = page.metadata.continue === '' ? undefined : page.metadata.continue;
    } while (from !== undefined);
    for (const [key, object] of objects) {
      if (!seen.has(key)) {
        drop(object);
      }
    }
    return revision;
  }

  async function watchFrom(revision: string): Promise<string> {
    let last = revision;
    const signal = abort.signal;
    try {
      const events = watchEvents<T>(kube.connection, kind, {
        namespace,
        labelSelector,
        fieldSelector,
        metadataOnly,
        silenceMs,
        resourceVersion: last,
        signal,
        onOpen() {
          connected = true;
          onConnection?.(undefined);
        },
      });
      for await (const event of events) {
        last = event.object.metadata.resourceVersion ?? last;
        if (event.type === 'DELETED') {
          drop(event.object);
        } else if (event.type !== 'BOOKMARK') {
          put(event.object);
        }
      }
    } catch (error) {
      if (isMooringError(error, 'GONE')) {
        return '';
      }
      // what was seen so far stays valid: go on from the last revision
      throw Object.assign(new Error(errorText(error), { cause: error }), { revision: last });
    } finally {
      connected = false;
    }
    return last;
  }

  async function run(firstList: () => void): Promise<void> {
    let revision = '';
    let backoffMs = firstBackoffMs;
    while (!abort.signal.aborted) {
      try {
        if (revision === '') {
          revision = await listAll();
          synced = true;
          firstList();
        }
        revision = await watchFrom(revision);
        backoffMs = firstBackoffMs;
      } catch (error) {
        if (abort.signal.aborted) {
          return;
        }
        const reached = (error as { revision?: string }).revision;
        if (reached !== undefined && reached !== revision) {
          revision = reached;
          backoffMs = firstBackoffMs;
        }
        log.debug({ kind: kind.plural, error: errorText(error) }, 'watch interrupted');
        onConnection?.(toMooringError(reached === undefined ? error : (error as Error).cause));
        await delay(backoffMs, undefined, { signal: abort.signal }).catch(() => undefined);
        backoffMs = Math.min(backoffMs * 2, longestBackoffMs);
      }
    }
  }

  return {
    kind,
    get synced() {
      return synced;
    },
    get connected() {
      return connected;
    },
    start() {
      return new Promise<void>((resolve) => {
        running ??= run(resolve);
      });
    },
    async stop() {
      abort.abort();
      await running;
    },
    get: (key) => objects.get(key),
    list(within) {
      const all = [...objects.values()];
      return within === undefined ? all : all.filter((object) => object.metadata.namespace === within);
    },
    subscribe(listener) {
      for (const object of objects.values()) {
        listener({ type: 'ADDED', object });
      }
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
