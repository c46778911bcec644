import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createBackOff } from '#lib/back-off.ts';
import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText, isMooringError, type MooringError, toMooringError } from '#lib/errors.ts';
import type { KubeClient } from './client.ts';
import type { ObjectStore } from './object-store.ts';
import { watchEvents } from './watch.ts';

export interface ReflectOptions<T extends KubeObject> {
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
  store: ObjectStore<T>;
  signal: AbortSignal;
  onListed(): void;
  onConnected(connected: boolean): void;
}

/** All who watch an API server that restarts lose it together: they are not to come back in the same moment. */
const backOffOptions = { firstMs: 100, longestMs: 5_000, spread: [0.75, 1] } as const;

/** Keeps `store` like the collection on the server until `signal` aborts: listed once, then watched; listed anew after 410. */
export async function reflect<T extends KubeObject>(options: ReflectOptions<T>): Promise<void> {
  const { kind, log, signal, onListed, onConnection } = options;
  const backOff = createBackOff(backOffOptions);
  let revision = '';
  while (!signal.aborted) {
    try {
      if (revision === '') {
        revision = await listInto(options);
        onListed();
      }
      revision = await watchInto(options, revision);
      backOff.reset();
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      const reached = (error as { revision?: string }).revision;
      if (reached !== undefined && reached !== revision) {
        revision = reached;
        backOff.reset();
      }
      log.debug({ kind: kind.plural, error: errorText(error) }, 'watch interrupted');
      onConnection?.(toMooringError(reached === undefined ? error : (error as Error).cause));
      await delay(backOff.nextMs(), undefined, { signal }).catch(() => undefined);
    }
  }
}

/** @returns the revision of the list. */
async function listInto<T extends KubeObject>(options: ReflectOptions<T>): Promise<string> {
  const { kube, kind, namespace, labelSelector, fieldSelector, metadataOnly, store } = options;
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
      store.put(item);
    }
    revision = page.metadata.resourceVersion;
    from = page.metadata.continue === '' ? undefined : page.metadata.continue;
  } while (from !== undefined);
  store.keepOnly(seen);
  return revision;
}

/** @returns the revision to go on from, empty when everything is to be listed anew. */
async function watchInto<T extends KubeObject>(
  options: ReflectOptions<T>,
  revision: string,
): Promise<string> {
  const { kube, kind, namespace, labelSelector, fieldSelector, metadataOnly, silenceMs, signal } = options;
  const { store, onConnected, onConnection } = options;
  let last = revision;
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
        onConnected(true);
        onConnection?.(undefined);
      },
    });
    for await (const event of events) {
      last = event.object.metadata.resourceVersion ?? last;
      if (event.type === 'DELETED') {
        store.drop(event.object);
      } else if (event.type !== 'BOOKMARK') {
        store.put(event.object);
      }
    }
  } catch (error) {
    if (isMooringError(error, 'GONE')) {
      return '';
    }
    // what was seen so far stays valid: go on from the last revision
    throw Object.assign(new Error(errorText(error), { cause: error }), { revision: last });
  } finally {
    onConnected(false);
  }
  return last;
}
