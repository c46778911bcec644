import { setTimeout as delay } from 'node:timers/promises';
import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import type { ObjectOf } from '#lib/domain/kubernetes/object-of.ts';
import { resourceWithGroup } from '#lib/domain/kubernetes/resource-with-group.ts';
import { message } from '#lib/domain/texts/message.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer, type Informer } from '#lib/k8s/informer.ts';
import type { InformerEvent } from '#lib/k8s/object-store.ts';
import type { Logger } from '#lib/log.ts';
import type { LiveSource } from './live-sources.ts';
import { createSourceHealth } from './source-health.ts';

export interface LiveWatchesOptions {
  kube: KubeClient;
  log: Logger;
  sourceOf(name: LiveName): LiveSource;
  /** How long a first list may take. */
  firstListMs?: number;
}

export interface LiveWatchesListener {
  onEvent?(kind: LiveName, event: InformerEvent<KubeObject>): void;
  onSource?(connected: boolean): void;
}

/** One watch per kind for the whole console, started when the kind is first asked for. */
export interface LiveWatches {
  /**
   * Starts what is not watched yet and waits for its objects.
   * @throws MooringError NOT_FOUND when the cluster lacks the kind, FORBIDDEN when the console may not list it, UNAVAILABLE when
   * it does not answer in time.
   */
  ready(kind: LiveName): Promise<void>;
  /** Whether all objects of the kind are known. */
  isReady(kind: LiveName): boolean;
  get<K extends LiveName>(kind: K, key: string): ObjectOf<K> | undefined;
  /** Empty where the kind is not watched yet. */
  list<K extends LiveName>(kind: K, namespace?: string): ObjectOf<K>[];
  /** Whether the Kubernetes API is heard. */
  readonly connected: boolean;
  /** Tells what changes from now on, objects of kinds that are only now watched included. Returns the way out. */
  subscribe(listener: LiveWatchesListener): () => void;
  stop(): Promise<void>;
}

interface Watch {
  informer: Informer<KubeObject>;
  ready: Promise<void>;
}

const graceMs = 1_000;
const pollMs = 50;

export function createLiveWatches(options: LiveWatchesOptions): LiveWatches {
  const { kube, log, sourceOf, firstListMs = 5_000 } = options;
  const listeners = new Set<LiveWatchesListener>();
  const watches = new Map<LiveName, Watch>();
  const source = createSourceHealth(graceMs, (connected) => {
    for (const listener of listeners) {
      listener.onSource?.(connected);
    }
  });

  function watch(kind: LiveName): Watch {
    const known = watches.get(kind);
    if (known !== undefined) {
      return known;
    }
    const { show, ...selection } = sourceOf(kind);
    const informer = createInformer<KubeObject>({
      kube,
      ...selection,
      // what no browser may see is not kept either
      keep: show,
      log,
      onConnection: (failure) => source.report(kind, failure),
    });
    informer.subscribe((event) => {
      for (const listener of listeners) {
        listener.onEvent?.(kind, event);
      }
    });
    const started = { informer, ready: informer.start() };
    watches.set(kind, started);
    return started;
  }

  /** Waits for the first list, but no longer than it takes to know that the kind does not exist. */
  async function firstList(kind: LiveName, ready: Promise<void>): Promise<void> {
    let listed = false;
    const done = ready.then(() => {
      listed = true;
    });
    const deadlineMs = Date.now() + firstListMs;
    while (!listed) {
      await Promise.race([done, delay(pollMs)]);
      const failure = source.failureOf(kind);
      if (!listed && (isMooringError(failure, 'NOT_FOUND', 'FORBIDDEN') || Date.now() > deadlineMs)) {
        throw unreadable(sourceOf(kind).kind, failure);
      }
    }
  }

  return {
    async ready(kind) {
      const { informer, ready } = watch(kind);
      if (!informer.synced) {
        await firstList(kind, ready);
      }
    },
    isReady: (kind) => watches.get(kind)?.informer.synced === true,
    get: <K extends LiveName>(kind: K, key: string) =>
      watches.get(kind)?.informer.get(key) as ObjectOf<K> | undefined,
    list: <K extends LiveName>(kind: K, namespace?: string) =>
      (watches.get(kind)?.informer.list(namespace) ?? []) as ObjectOf<K>[],
    get connected() {
      return source.connected;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      await Promise.all([...watches.values()].map(({ informer }) => informer.stop()));
    },
  };
}

function unreadable(kind: KindInfo, failure: MooringError | undefined): MooringError {
  const resource = resourceWithGroup(kind);
  if (failure?.code === 'NOT_FOUND') {
    return new MooringError('NOT_FOUND', message('errors.unknownResource', { resource }), {
      hint: message('errors.unknownResourceHint'),
    });
  }
  if (failure?.code === 'FORBIDDEN') {
    return new MooringError('FORBIDDEN', message('errors.mayNotList', { resource }), {
      hint: message('errors.mayNotListHint', { resource }),
    });
  }
  return new MooringError('UNAVAILABLE', message('errors.apiSilent'), {
    hint: message('errors.apiSilentHint'),
    ...(failure === undefined ? {} : { cause: failure.cause ?? failure }),
  });
}
