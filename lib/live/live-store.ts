import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveChange, LiveList, LivePosition } from '#lib/domain/kubernetes/live-change.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer, type Informer } from '#lib/k8s/informer.ts';
import type { Logger } from '#lib/log.ts';
import { type ChangeLog, createChangeLog } from './change-log.ts';
import type { LiveSource } from './live-sources.ts';
import { createSourceHealth } from './source-health.ts';

export interface LiveListener {
  onChange(change: LiveChange): void;
  onSource(connected: boolean): void;
}

/** What the console shows, live: one watch per kind for all browsers, started when the kind is first asked for. */
export interface LiveStore {
  /** @throws MooringError NOT_FOUND when the cluster lacks the kind, UNAVAILABLE when it does not answer in time. */
  list(kind: LiveName): Promise<LiveList>;
  readonly position: LivePosition;
  readonly connected: boolean;
  /** Whether every change after `seq` is still known. */
  reaches: ChangeLog['reaches'];
  read: ChangeLog['read'];
  /** Returns the way out. */
  subscribe(listener: LiveListener): () => void;
  stop(): Promise<void>;
}

export interface LiveStoreOptions {
  kube: KubeClient;
  log: Logger;
  sourceOf(name: LiveName): LiveSource;
  /** Changes kept for streams that come back. */
  capacity?: number;
  /** Characters of JSON kept for them. */
  capacityChars?: number;
  /** How long a first list may take. */
  firstListMs?: number;
}

interface Watch {
  informer: Informer<KubeObject>;
  ready: Promise<void>;
}

const graceMs = 1_000;
const pollMs = 50;

export function createLiveStore(options: LiveStoreOptions): LiveStore {
  const {
    kube,
    log,
    sourceOf,
    capacity = 5_000,
    capacityChars = 16 * 1024 * 1024,
    firstListMs = 5_000,
  } = options;
  const changes = createChangeLog({ epoch: randomUUID().slice(0, 8), capacity, capacityChars });
  const listeners = new Set<LiveListener>();
  const informers = new Map<LiveName, Watch>();
  const source = createSourceHealth(graceMs, (connected) => {
    for (const listener of listeners) {
      listener.onSource(connected);
    }
  });

  function publish(change: LiveChange): void {
    for (const listener of listeners) {
      listener.onChange(change);
    }
  }

  function watch(kind: LiveName): Watch {
    const known = informers.get(kind);
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
    const ready = informer.start().then(() => {
      let replaying = true;
      informer.subscribe((event) => {
        if (replaying) {
          return;
        }
        publish(
          changes.append(
            event.type === 'DELETED'
              ? { kind, type: 'drop', key: objectKey(event.object) }
              : { kind, type: 'put', object: event.object },
          ),
        );
      });
      replaying = false;
    });
    const started = { informer, ready };
    informers.set(kind, started);
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
    async list(kind) {
      const { informer, ready } = watch(kind);
      if (!informer.synced) {
        await firstList(kind, ready);
      }
      return { position: changes.position, items: informer.list() };
    },
    get position() {
      return changes.position;
    },
    get connected() {
      return source.connected;
    },
    reaches: (seq) => changes.reaches(seq),
    read: (after, upTo, maxChars) => changes.read(after, upTo, maxChars),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      await Promise.all([...informers.values()].map(({ informer }) => informer.stop()));
    },
  };
}

function unreadable({ plural, group }: KindInfo, failure: MooringError | undefined): MooringError {
  const resource = group === '' ? plural : `${plural}.${group}`;
  if (failure?.code === 'NOT_FOUND') {
    return new MooringError('NOT_FOUND', `The cluster does not know ${resource}.`, {
      hint: 'Start Mooring’s platform against this cluster: it installs the custom resources.',
    });
  }
  if (failure?.code === 'FORBIDDEN') {
    return new MooringError('FORBIDDEN', `The console may not list ${resource}.`, {
      hint: `Ask for the verbs list and watch on ${resource}.`,
    });
  }
  return new MooringError('UNAVAILABLE', 'The Kubernetes API does not answer.', {
    hint: 'This page tries again by itself; check that the cluster runs.',
    ...(failure === undefined ? {} : { cause: failure.cause ?? failure }),
  });
}
