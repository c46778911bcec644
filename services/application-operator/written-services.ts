import { objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { InformerEvent } from '#lib/k8s/object-store.ts';
import type { ServiceObject } from './application-services.ts';

/** Services that were written from here and that the watch has not told of yet: they are not to be written again. */
export interface WrittenServices {
  add(service: ServiceObject): void;
  /** `known`, and beside them what was written and is like it. */
  with(known: ServiceObject[], isLike: (service: ServiceObject) => boolean): ServiceObject[];
}

/** A watch that is further behind is one to look at, not one to wait for. */
const longestLagMs = 30_000;

/** @param services whatever it tells of a Service counts from then on. */
export function createWrittenServices(services: {
  subscribe(listener: (event: InformerEvent<ServiceObject>) => void): () => void;
}): WrittenServices {
  const written = new Map<string, { service: ServiceObject; atMs: number }>();
  services.subscribe(({ object }) => written.delete(objectKey(object)));

  function forgetOld(): void {
    for (const [key, { atMs }] of written) {
      if (Date.now() - atMs <= longestLagMs) {
        return;
      }
      written.delete(key);
    }
  }

  return {
    add: (service) => void written.set(objectKey(service), { service, atMs: Date.now() }),
    with(known, isLike) {
      forgetOld();
      const keys = new Set(known.map(objectKey));
      const fresh = [...written.values()].filter(
        ({ service }) => isLike(service) && !keys.has(objectKey(service)),
      );
      return [...known, ...fresh.map(({ service }) => service)];
    },
  };
}
