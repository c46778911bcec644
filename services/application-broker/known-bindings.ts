import type { OperationSubject } from './instance-operations.ts';

type Bound = OperationSubject | 'unbound';

/** What this process was told about bindings; what a former one was told is read from the ServiceBindings. */
export interface KnownBindings {
  get(namespace: string, bindingId: string): Bound | undefined;
  set(namespace: string, bindingId: string, bound: Bound): void;
}

const longestMemory = 10_000;

/** An empty memory; the oldest is forgotten first. */
export function createKnownBindings(): KnownBindings {
  const known = new Map<string, Bound>();
  return {
    get: (namespace, bindingId) => known.get(`${namespace}/${bindingId}`),
    set(namespace, bindingId, bound) {
      known.delete(`${namespace}/${bindingId}`);
      known.set(`${namespace}/${bindingId}`, bound);
      for (const oldest of known.keys()) {
        if (known.size <= longestMemory) {
          return;
        }
        known.delete(oldest);
      }
    },
  };
}
