import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { MooringError } from '#lib/errors.ts';
import { createObjectStore, type ObjectStore } from './object-store.ts';
import { type ReflectOptions, reflect } from './reflect.ts';
import { type SharedWatch, sharedWatchesOf } from './shared-watches.ts';

export interface InformerOptions<T extends KubeObject = KubeObject>
  extends Omit<ReflectOptions<KubeObject>, 'store' | 'signal' | 'onListed' | 'onConnected'> {
  /** What is kept of an object; undefined where it is as if it were not there. By default all of it. */
  keep?(object: T): T | undefined;
}

/** A live copy of one collection: listed once, then kept by a watch that reconnects and lists anew after 410. */
export interface Informer<T extends KubeObject> extends Pick<ObjectStore<T>, 'get' | 'list' | 'subscribe'> {
  readonly kind: KindInfo;
  /** Starts listing and watching; resolves after the first complete list. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The object under `namespace/name` (or `name`), undefined when not there. Treat it as read-only. */
  get(key: string): T | undefined;
  /** True once the first list is in. */
  readonly synced: boolean;
  /** True while a watch connection is up. */
  readonly connected: boolean;
}

/** Builds an informer; nothing is asked from the server before `start`. */
export function createInformer<T extends KubeObject>(options: InformerOptions<T>): Informer<T> {
  const { kube, keep, metadataOnly, silenceMs } = options;
  const isCommon = keep === undefined && metadataOnly !== true && silenceMs === undefined;
  const shared = isCommon ? sharedWatchesOf(kube) : undefined;
  return shared === undefined ? createOwnInformer(options) : joinWatch<T>(shared.take(options), options);
}

function createOwnInformer<T extends KubeObject>({ keep, ...options }: InformerOptions<T>): Informer<T> {
  const store = createObjectStore<T>(keep);
  const abort = new AbortController();
  let synced = false;
  let connected = false;
  let running: Promise<void> | undefined;

  function run(firstList: () => void): Promise<void> {
    return reflect<T>({
      ...options,
      store,
      signal: abort.signal,
      onListed() {
        synced = true;
        firstList();
      },
      onConnected(isUp) {
        connected = isUp;
      },
    });
  }

  return {
    kind: options.kind,
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
    get: store.get,
    list: store.list,
    subscribe: store.subscribe,
  };
}

/** An informer by a watch that others use too. */
function joinWatch<T extends KubeObject>(
  watch: SharedWatch,
  { kind, onConnection }: InformerOptions<T>,
): Informer<T> {
  const store = watch.store as unknown as ObjectStore<T>;
  const leave = new Set<() => void>();
  const tell = (error: MooringError | undefined) => onConnection?.(error);
  let joined: Promise<void> | undefined;

  return {
    kind,
    get synced() {
      return watch.synced;
    },
    get connected() {
      return watch.connected;
    },
    start() {
      joined ??= watch.join(tell);
      return joined;
    },
    async stop() {
      for (const unsubscribe of leave) {
        unsubscribe();
      }
      if (joined !== undefined) {
        await watch.leave(tell);
      }
    },
    get: store.get,
    list: store.list,
    subscribe(listener) {
      const unsubscribe = store.subscribe(listener);
      leave.add(unsubscribe);
      return () => {
        leave.delete(unsubscribe);
        unsubscribe();
      };
    },
  };
}
