import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { eventually } from './eventually.ts';

/** Deletes all objects of a kind in a namespace and waits until their finalizers are done. */
export async function removeAll(kube: KubeClient, kind: KindInfo, namespace: string): Promise<void> {
  const { items } = await kube.list(kind, { namespace });
  await Promise.all(items.map(({ metadata }) => kube.delete(kind, metadata.name, namespace)));
  await eventually(
    async () => ((await kube.list(kind, { namespace })).items.length === 0 ? true : undefined),
    50_000,
  );
}
