import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { inParallel } from '#testing/in-parallel.ts';
import { benchNamespace } from './offer-service.ts';

/** The time of `count` writes on the bare API, at most `writers` at a time, in milliseconds. */
export async function measureWrites(
  kube: KubeClient,
  prefix: string,
  count: number,
  writers: number,
): Promise<number> {
  const names = Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
  const startedAtMs = performance.now();
  await inParallel(names, writers, (name) =>
    kube.create(kinds.configmaps, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: benchNamespace },
    }),
  );
  return performance.now() - startedAtMs;
}
