import { type KindInfo, resourcePath } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { MooringError } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import type { KubeClient } from './client.ts';
import { createObjectStore, type ObjectStore } from './object-store.ts';
import { reflect } from './reflect.ts';

/** Which objects are watched. */
interface WatchedSelection {
  kube: KubeClient;
  kind: KindInfo;
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
  log: Logger;
}

/** One collection as one watch keeps it, for all who ask for the same. */
export interface SharedWatch {
  readonly store: ObjectStore<KubeObject>;
  readonly synced: boolean;
  readonly connected: boolean;
  /** @param onConnection as in ReflectOptions. Resolves after the first complete list. */
  join(onConnection: (error: MooringError | undefined) => void): Promise<void>;
  /** To be called once after `join`; resolves when it has ended, where nobody else watches. */
  leave(onConnection: (error: MooringError | undefined) => void): Promise<void>;
}

/** The watches of one process, by what they select. */
interface SharedWatches {
  take(selection: WatchedSelection): SharedWatch;
}

const shared = new WeakMap<object, SharedWatches>();

/**
 * From now on the informers of all who use this client's connection share one watch, and one copy of each object, where they select
 * the same; what is kept has no managed fields.
 */
export function shareWatches({ connection }: KubeClient): void {
  shared.set(connection.origin, createSharedWatches());
}

/** The watches that informers by this client share; undefined where each has its own. */
export function sharedWatchesOf({ connection }: KubeClient): SharedWatches | undefined {
  return shared.get(connection.origin);
}

function createSharedWatches(): SharedWatches {
  const watches = new Map<string, SharedWatch>();
  return {
    take(selection) {
      const { kind, namespace, labelSelector = '', fieldSelector = '' } = selection;
      const key = `${resourcePath(kind, namespace)} ${labelSelector} ${fieldSelector}`;
      const watch = watches.get(key) ?? createSharedWatch(selection);
      watches.set(key, watch);
      return watch;
    },
  };
}

function createSharedWatch(selection: WatchedSelection): SharedWatch {
  const store = createObjectStore(withoutManagedFields);
  const listeners = new Set<(error: MooringError | undefined) => void>();
  let abort: AbortController | undefined;
  let running = Promise.resolve();
  let listed: Promise<void> | undefined;
  let synced = false;
  let connected = false;

  function run(signal: AbortSignal): Promise<void> {
    return new Promise((onListed) => {
      running = reflect({
        ...selection,
        store,
        signal,
        onConnection(error) {
          for (const listener of listeners) {
            listener(error);
          }
        },
        onListed() {
          synced = true;
          onListed();
        },
        onConnected(isUp) {
          connected = isUp;
        },
      });
    });
  }

  return {
    store,
    get synced() {
      return synced;
    },
    get connected() {
      return connected;
    },
    async join(onConnection) {
      listeners.add(onConnection);
      if (connected) {
        onConnection(undefined);
      }
      if (abort === undefined) {
        abort = new AbortController();
        listed = run(abort.signal);
      }
      await listed;
    },
    async leave(onConnection) {
      listeners.delete(onConnection);
      if (listeners.size === 0 && abort !== undefined) {
        abort.abort();
        abort = undefined;
        synced = false;
        await running;
      }
    },
  };
}

function withoutManagedFields(object: KubeObject): KubeObject {
  const { managedFields: _fields, ...metadata } = object.metadata as KubeObject['metadata'] & {
    managedFields?: unknown;
  };
  return { ...object, metadata };
}
