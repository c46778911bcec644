import { text } from './document.ts';
import { configMaps, createConfigMap, gone, ok, uniqueName } from './scratch.ts';
import { api } from './target.ts';

/** The metadata of something that `owner` owns; `extra` are further fields of the reference. */
export function ownedBy(owner: unknown, extra: Record<string, unknown> = {}) {
  const { apiVersion, kind } = Object(owner);
  const reference = {
    apiVersion,
    kind,
    name: text(owner, 'metadata.name'),
    uid: text(owner, 'metadata.uid'),
    ...extra,
  };
  return { ownerReferences: [reference] };
}

/**
 * A real garbage collector learns of objects by watching: orphans and blocked owners are only what they are once it has
 * seen the dependent. A dependent created later and collected shows that it has.
 */
export async function awaitGraph(namespace: string): Promise<void> {
  const owner = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'absent', uid: '00000000-0000-4000-8000-000000000001' },
  };
  await createConfigMap(namespace, 'marker', {}, ownedBy(owner));
  await gone(`${configMaps(namespace)}/marker`);
}

/**
 * Waits until the garbage collector works: not before it knows every kind of a cluster that has just started, and not while
 * it waits for a kind that an earlier run took away.
 */
export async function awaitCollector(): Promise<void> {
  const name = uniqueName('contract');
  ok(await api.post('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
  await awaitGraph(name);
  ok(await api.delete(`/api/v1/namespaces/${name}`));
}
