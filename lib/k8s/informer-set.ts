import type { Logger } from 'pino';
import { type KindInfo, resourcePath } from '#lib/domain/kubernetes/kinds.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from './client.ts';
import { createInformer, type Informer } from './informer.ts';
import type { InformerEvent } from './object-store.ts';

export interface InformerSetOptions {
  kube: KubeClient;
  log: Logger;
  /** Keep nothing but the objects' metadata. */
  metadataOnly?: boolean;
}

/** Live copies of kinds that become known only while the process runs, such as the workloads that users bind. */
export interface InformerSet<T extends KubeObject> {
  /** Starts to watch a kind; nothing happens where it is watched already. */
  watch(kind: KindInfo): void;
  /** The copy of an object; undefined where there is none, or where the kind's first list is not in yet. */
  get(kind: KindInfo, name: string, namespace: string | undefined): T | undefined;
  /** All objects of a namespace; undefined where the kind's first list is not in yet. */
  list(kind: KindInfo, namespace: string | undefined): T[] | undefined;
  /** Calls `listener` on each change of any watched kind, and at once for what is there already. */
  subscribe(listener: (event: InformerEvent<T>) => void): () => void;
  stop(): Promise<void>;
}

/** Builds the set; nothing is asked from the server before the first `watch`. */
export function createInformerSet<T extends KubeObject>(options: InformerSetOptions): InformerSet<T> {
  const informers = new Map<string, Informer<T>>();
  const listeners = new Set<(event: InformerEvent<T>) => void>();
  let stopped = false;

  function synced(kind: KindInfo): Informer<T> | undefined {
    const informer = informers.get(resourcePath(kind));
    return informer?.synced ? informer : undefined;
  }

  return {
    watch(kind) {
      const key = resourcePath(kind);
      if (stopped || informers.has(key)) {
        return;
      }
      const informer = createInformer<T>({ ...options, kind });
      informers.set(key, informer);
      informer.subscribe((event) => {
        for (const listener of listeners) {
          listener(event);
        }
      });
      // a kind that may not be listed is tried again for as long as the set lives: nobody waits for it
      void informer.start();
    },
    get: (kind, name, namespace) =>
      synced(kind)?.get(objectKey({ metadata: { name, ...(namespace === undefined ? {} : { namespace }) } })),
    list: (kind, namespace) => synced(kind)?.list(namespace),
    subscribe(listener) {
      for (const informer of informers.values()) {
        informer.subscribe(listener)();
      }
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopped = true;
      await Promise.all([...informers.values()].map((informer) => informer.stop()));
    },
  };
}
