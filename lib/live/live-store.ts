import { randomUUID } from 'node:crypto';
import { objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveChange, LiveList, LivePosition } from '#lib/domain/kubernetes/live-change.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import { type ChangeLog, createChangeLog } from './change-log.ts';
import type { LiveWatches } from './live-watches.ts';

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
  watches: LiveWatches;
  /** Changes kept for streams that come back. */
  capacity?: number;
  /** Characters of JSON kept for them. */
  capacityChars?: number;
}

export function createLiveStore(options: LiveStoreOptions): LiveStore {
  const { capacity = 5_000, capacityChars = 16 * 1024 * 1024, watches } = options;
  const changes = createChangeLog({ epoch: randomUUID().slice(0, 8), capacity, capacityChars });
  const listeners = new Set<LiveListener>();
  watches.subscribe({
    onEvent(kind, event) {
      // whoever asks for the kind gets the whole first list
      if (watches.isReady(kind)) {
        const change = changes.append(
          event.type === 'DELETED'
            ? { kind, type: 'drop', key: objectKey(event.object) }
            : { kind, type: 'put', object: event.object },
        );
        for (const listener of listeners) {
          listener.onChange(change);
        }
      }
    },
    onSource(connected) {
      for (const listener of listeners) {
        listener.onSource(connected);
      }
    },
  });

  return {
    async list(kind) {
      await watches.ready(kind);
      return { position: changes.position, items: watches.list(kind) };
    },
    get position() {
      return changes.position;
    },
    get connected() {
      return watches.connected;
    },
    reaches: (seq) => changes.reaches(seq),
    read: (after, upTo, maxChars) => changes.read(after, upTo, maxChars),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => watches.stop(),
  };
}
