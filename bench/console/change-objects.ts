import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { applicationName } from './create-applications.ts';

export interface Changes {
  /** Ends them; how many were made. */
  stop(): Promise<number>;
}

const batchMs = 50;

/** Changes the descriptions of Applications, `perSecond` of them, one after the other over all of them. */
export function changeObjects(kube: KubeClient, applications: number, perSecond: number): Changes {
  const pending = new Set<Promise<unknown>>();
  let made = 0;

  function changeOne(): void {
    // steps over the list, so that those in sight are among them now and then
    const name = applicationName((made * 7_919) % applications);
    made += 1;
    const patch = { spec: { description: `Changed ${made}` } };
    const change = kube
      .patch(kinds.applications, { name }, 'merge', patch)
      .finally(() => pending.delete(change));
    pending.add(change);
  }

  const startedAtMs = performance.now();
  const timer = setInterval(() => {
    const due = ((performance.now() - startedAtMs) / 1_000) * perSecond;
    while (made < due && pending.size < perSecond) {
      changeOne();
    }
  }, batchMs);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.allSettled(pending);
      return made;
    },
  };
}
