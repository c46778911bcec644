import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

interface ResourceList {
  resources: { name: string; kind: string; namespaced: boolean; verbs: string[] }[];
}

interface GroupList {
  groups: { name: string; preferredVersion: { version: string } }[];
}

/** Every kind whose objects can be listed and deleted, each once, in its group's preferred version. */
export async function discoverResources(kube: KubeClient): Promise<KindInfo[]> {
  const { groups } = await kube.raw<GroupList>('GET', '/apis');
  const lists = await Promise.all([
    resourcesOf(kube, '', 'v1'),
    ...groups.map(({ name, preferredVersion }) => resourcesOf(kube, name, preferredVersion.version)),
  ]);
  return lists.flat();
}

async function resourcesOf(kube: KubeClient, group: string, version: string): Promise<KindInfo[]> {
  const path = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const { resources } = await kube.raw<ResourceList>('GET', path);
  return resources
    .filter(({ name, verbs }) => !name.includes('/') && verbs.includes('list') && verbs.includes('delete'))
    .map(({ name, kind, namespaced }) => ({ group, version, kind, plural: name, namespaced }));
}
