import { setTimeout as delay } from 'node:timers/promises';
import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { watchEvents } from '#lib/k8s/watch.ts';

const pauseMs = 200;

/**
 * Watches one object until `isDone`, which sees undefined while there is none and may throw to give up.
 * @returns the object as it was then.
 * @throws what `isDone` throws, or the signal's reason.
 */
export async function waitForObject<T extends KubeObject>(
  kube: KubeClient,
  kind: KindInfo,
  target: { name: string; namespace: string },
  isDone: (object: T | undefined) => boolean,
  signal: AbortSignal,
): Promise<T | undefined> {
  const { name, namespace } = target;
  const fieldSelector = `metadata.name=${name}`;
  for (;;) {
    signal.throwIfAborted();
    const list = await kube.list<T>(kind, { namespace, fieldSelector });
    if (isDone(list.items[0])) {
      return list.items[0];
    }
    const { resourceVersion } = list.metadata;
    const stop = new AbortController();
    try {
      const watched = {
        namespace,
        fieldSelector,
        resourceVersion,
        signal: AbortSignal.any([signal, stop.signal]),
      };
      const found = await firstOf(watchEvents<T>(kube.connection, kind, watched), isDone);
      if (found !== undefined) {
        return found.object;
      }
    } catch (error) {
      signal.throwIfAborted();
      if (!isMooringError(error, 'GONE', 'UNAVAILABLE', 'UPSTREAM') && !isConnectionError(error)) {
        throw error;
      }
    } finally {
      stop.abort();
    }
    await delay(pauseMs, undefined, { signal });
  }
}

/** The state that is done, as soon as an event tells of it; undefined where the events end before. */
async function firstOf<T extends KubeObject>(
  events: AsyncIterable<{ type: string; object: T }>,
  isDone: (object: T | undefined) => boolean,
): Promise<{ object: T | undefined } | undefined> {
  for await (const { type, object } of events) {
    const current = type === 'DELETED' ? undefined : object;
    if (type !== 'BOOKMARK' && isDone(current)) {
      return { object: current };
    }
  }
  return undefined;
}

/** A watch that broke off: what it said so far stays true, look again. */
function isConnectionError(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^(UND_ERR_|ECONN|EPIPE|ETIMEDOUT)/.test(code);
}
