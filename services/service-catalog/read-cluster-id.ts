import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createUnlessThere } from '#lib/k8s/create-unless-there.ts';

interface ClusterInfo extends KubeObject {
  data?: { id?: string };
}

const namespace = 'default';
const name = 'cluster-info';

/** The id by which brokers know the cluster, kept in the ConfigMap `default/cluster-info` (binding contract 2.1). */
export async function readClusterId(kube: KubeClient, newId: () => string): Promise<string> {
  const existing = await kube.find<ClusterInfo>(kinds.configmaps, name, namespace);
  if (existing?.data?.id) {
    return existing.data.id;
  }
  const id = newId();
  if (existing !== undefined) {
    await kube.patch(kinds.configmaps, { name, namespace }, 'merge', { data: { id } });
    return id;
  }
  const created = await createUnlessThere<ClusterInfo>(kube, kinds.configmaps, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace },
    data: { id },
  });
  return created === undefined ? readClusterId(kube, newId) : id;
}
