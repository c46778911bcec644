import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from './client.ts';
import { updateObject } from './update.ts';

const attempts = 8;

/**
 * Creates `wanted`, or changes the object that has its name already; starts again where that one is deleted in between.
 * `change` returns the new object, or undefined when nothing is to be written.
 * @returns the object as stored.
 */
export async function createOrUpdate<T extends KubeObject>(
  kube: KubeClient,
  kind: KindInfo,
  wanted: T,
  change: (current: T) => T | undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await kube.create<T>(kind, wanted);
    } catch (error) {
      if (!isMooringError(error, 'EXISTS') || attempt >= attempts) {
        throw error;
      }
    }
    const updated = await updateObject<T>(kube, kind, wanted.metadata, change);
    if (updated !== undefined) {
      return updated;
    }
  }
}
