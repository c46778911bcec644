import { isMooringError, MooringError } from '#lib/errors.ts';
import type { KubeClient } from './client.ts';

/**
 * The same client for services that answer people outside: what the Kubernetes API refuses is internal to them, so its
 * codes and texts must not become theirs. Only what callers decide on passes: NOT_FOUND, EXISTS, CONFLICT, GONE, and that it
 * does not answer.
 */
export function maskKubeErrors(kube: KubeClient): KubeClient {
  async function mask<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (isMooringError(error, 'NOT_FOUND', 'EXISTS', 'CONFLICT', 'GONE')) {
        throw error;
      }
      if (isMooringError(error, 'UNAVAILABLE', 'TIMEOUT', 'UPSTREAM')) {
        throw new MooringError('UNAVAILABLE', 'The Kubernetes API does not answer. Try again later.', {
          cause: error,
        });
      }
      throw new MooringError('INTERNAL', 'Internal error.', { cause: error });
    }
  }

  return {
    connection: kube.connection,
    as: (manager) => maskKubeErrors(kube.as(manager)),
    get: (kind, name, namespace) => mask(kube.get(kind, name, namespace)),
    find: (kind, name, namespace) => mask(kube.find(kind, name, namespace)),
    list: (kind, options) => mask(kube.list(kind, options)),
    create: (kind, object, options) => mask(kube.create(kind, object, options)),
    replace: (kind, object, options) => mask(kube.replace(kind, object, options)),
    replaceStatus: (kind, object) => mask(kube.replaceStatus(kind, object)),
    patch: (kind, target, type, body, options) => mask(kube.patch(kind, target, type, body, options)),
    delete: (kind, name, namespace, options) => mask(kube.delete(kind, name, namespace, options)),
    raw: (method, path, body, contentType) => mask(kube.raw(method, path, body, contentType)),
  };
}
