import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from './client.ts';

const attempts = 8;

/**
 * Reads, changes and writes one object, again after each conflict.
 * `change` returns the new object, or undefined when nothing is to be written.
 * @returns the object as stored, or undefined when it does not exist.
 */
export async function updateObject<T extends KubeObject>(
  kube: KubeClient,
  kind: KindInfo,
  target: { name: string; namespace?: string | undefined },
  change: (current: T) => T | undefined,
): Promise<T | undefined> {
  for (let attempt = 1; ; attempt++) {
    const current = await kube.find<T>(kind, target.name, target.namespace);
    if (current === undefined) {
      return undefined;
    }
    const changed = change(structuredClone(current));
    if (changed === undefined) {
      return current;
    }
    try {
      return await kube.replace(kind, changed);
    } catch (error) {
      if (!isMooringError(error, 'CONFLICT') || attempt >= attempts) {
        throw error;
      }
    }
  }
}
