import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from './client.ts';

const attempts = 8;

/**
 * Reads, changes and writes one object, again after each conflict.
 * `change` returns the new object, or undefined when nothing is to be written.
 * @param known the object as it was last heard of: it is read from the server only where that is not how it is any more.
 * @returns the object as stored, or undefined when it does not exist.
 */
export async function updateObject<T extends KubeObject>(
  kube: KubeClient,
  kind: KindInfo,
  target: { name: string; namespace?: string | undefined },
  change: (current: T) => T | undefined,
  known?: T,
): Promise<T | undefined> {
  for (let attempt = 1; ; attempt++) {
    const read = () => kube.find<T>(kind, target.name, target.namespace);
    const current = attempt === 1 && known !== undefined ? known : await read();
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
      if (!isOutdated(error, current === known) || attempt >= attempts) {
        throw error;
      }
    }
  }
}

/** Whether an object has changed since it was read, or is gone since it was heard of. */
function isOutdated(error: unknown, isHeard: boolean): boolean {
  return isMooringError(error, 'CONFLICT') || (isHeard && isMooringError(error, 'NOT_FOUND'));
}
