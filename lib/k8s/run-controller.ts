import type { Logger } from 'pino';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import { errorTable, errorText, toMooringError } from '#lib/errors.ts';
import { createWorkQueue, type WorkQueue } from './work-queue.ts';

/** Which keys of the controller's own kind a change of some object concerns. */
export interface WatchedSource {
  informer: { subscribe(listener: (event: { object: KubeObject }) => void): () => void };
  /** Default: the object's own key. */
  keysOf?(object: KubeObject): string[];
}

export interface ControllerOptions {
  name: string;
  sources: WatchedSource[];
  /** Brings one object to its wanted state; called again after a growing delay when it throws. */
  reconcile(key: string): Promise<{ requeueAfterMs?: number } | undefined>;
  log: Logger;
  concurrency?: number;
  /** Delay before the n-th retry of a key in a row, n from 1; the queue's own where left out. */
  retryDelayMs?(failures: number): number;
  /** Told of each failure before the retry, for instance to write it into a condition. */
  onError?(key: string, error: unknown, failures: number): void;
}

export interface Controller {
  readonly queue: WorkQueue;
  /** Starts after the informers of all sources have been started by the caller. */
  start(): void;
  stop(): Promise<void>;
}

/** Level-based controller: changes only say which key to look at; `reconcile` reads the whole state. */
export function createController(options: ControllerOptions): Controller {
  const { name, sources, reconcile, log, concurrency, retryDelayMs, onError } = options;
  const queue: WorkQueue = createWorkQueue({
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(retryDelayMs === undefined ? {} : { retryDelayMs }),
    async work(key) {
      const result = await reconcile(key);
      if (result?.requeueAfterMs !== undefined) {
        queue.addAfter(key, result.requeueAfterMs);
      }
    },
    onError(key, error, failures) {
      const known = toMooringError(error);
      log[errorTable[known.code].log](
        { controller: name, key, failures, error: errorText(error) },
        'reconcile failed',
      );
      onError?.(key, error, failures);
    },
  });
  const leave: (() => void)[] = [];

  return {
    queue,
    start() {
      for (const { informer, keysOf = (object: KubeObject) => [objectKey(object)] } of sources) {
        leave.push(
          informer.subscribe((event) => {
            for (const key of keysOf(event.object)) {
              queue.add(key);
            }
          }),
        );
      }
    },
    async stop() {
      for (const unsubscribe of leave) {
        unsubscribe();
      }
      await queue.stop();
    },
  };
}
