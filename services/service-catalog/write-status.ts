import { isDeepStrictEqual } from 'node:util';
import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

/**
 * Stores `status` unless it is there already. Only this controller writes it: what others change on the object meanwhile
 * is no reason to lose an answer of the broker, so the write does not depend on the object's version.
 * @throws MooringError when the object is gone, or another one has its name by now.
 */
export async function writeStatus<T extends KubeObject & { status?: unknown }>(
  kube: KubeClient,
  kind: KindInfo,
  object: T,
  status: NonNullable<T['status']>,
): Promise<T> {
  if (isDeepStrictEqual(object.status, status)) {
    return object;
  }
  const { name, namespace, uid } = object.metadata;
  return kube.patch<T>(kind, { name, namespace, subresource: 'status' }, 'json', [
    { op: 'test', path: '/metadata/uid', value: uid },
    { op: 'add', path: '/status', value: status },
  ]);
}
