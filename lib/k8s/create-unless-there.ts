import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient, WriteOptions } from './client.ts';

/**
 * Creates an object; one that has its name already stays as it is.
 * @returns the object as created, or undefined where there was one.
 */
export async function createUnlessThere<T extends KubeObject>(
  kube: Pick<KubeClient, 'create'>,
  kind: KindInfo,
  wanted: T,
  options?: WriteOptions,
): Promise<T | undefined> {
  try {
    return await kube.create<T>(kind, wanted, options);
  } catch (error) {
    if (isMooringError(error, 'EXISTS')) {
      return undefined;
    }
    throw error;
  }
}
