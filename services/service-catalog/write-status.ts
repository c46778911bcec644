import { isDeepStrictEqual } from 'node:util';
import type { KindInfo } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

const attempts = 8;

/**
 * Stores `status` unless it is there already. Only this controller writes it, so what others change on the object
 * meanwhile is no reason to lose an answer of the broker.
 * @throws MooringError CONFLICT when the object was replaced by another one of the same name.
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
  let current = object;
  for (let attempt = 1; ; attempt++) {
    try {
      return await kube.replaceStatus<T>(kind, { ...current, status });
    } catch (error) {
      if (!isMooringError(error, 'CONFLICT') || attempt >= attempts) {
        throw error;
      }
      current = await kube.get<T>(kind, object.metadata.name, object.metadata.namespace);
      if (current.metadata.uid !== object.metadata.uid) {
        throw error;
      }
    }
  }
}
