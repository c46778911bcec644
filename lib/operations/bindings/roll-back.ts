import type { ObjectName } from '#lib/domain/binding/bind-progress.ts';
import { type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { waitForObject } from './wait-for-object.ts';

const removalTimeoutMs = 15_000;

export interface CreatedObject {
  kind: KindName;
  /** As the server returned it. */
  object: KubeObject;
}

/**
 * Removes what was created, last first, and only those very objects (by uid), waiting until each is gone.
 * @returns what could not be removed; never throws.
 */
export async function rollBack(
  kube: KubeClient,
  created: readonly CreatedObject[],
  onRemoved: (name: ObjectName) => void,
): Promise<ObjectName[]> {
  const left: ObjectName[] = [];
  for (const { kind, object } of created.toReversed()) {
    const { name, namespace = '', uid } = object.metadata;
    try {
      await kube.delete(kinds[kind], name, namespace, {
        propagationPolicy: 'Background',
        ...(uid === undefined ? {} : { preconditions: { uid } }),
      });
      const isGone = (current: KubeObject | undefined) => current?.metadata.uid !== uid;
      const signal = AbortSignal.timeout(removalTimeoutMs);
      await waitForObject(kube, kinds[kind], { name, namespace }, isGone, signal);
      onRemoved({ kind, name });
    } catch {
      left.push({ kind, name });
    }
  }
  return left;
}
