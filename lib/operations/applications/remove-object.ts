import type { ObjectRef } from '#lib/domain/binding/binding-graph-node.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { waitForObject } from '../bindings/wait-for-object.ts';

/**
 * Deletes one object and waits until it is gone; one that is not there is no error, one made again meanwhile is let be.
 * @throws MooringError TIMEOUT saying what holds the object where it stays, or as the API refuses.
 */
export async function removeObject(
  kube: KubeClient,
  { kind, name, namespace = '' }: ObjectRef,
  timeoutMs: number,
): Promise<void> {
  const found = await kube.find<KubeObject>(kinds[kind], name, namespace);
  const uid = found?.metadata.uid;
  if (uid === undefined) {
    return;
  }
  await kube.delete(kinds[kind], name, namespace, {
    propagationPolicy: 'Background',
    preconditions: { uid },
  });
  const signal = AbortSignal.timeout(timeoutMs);
  let held: string[] = [];
  const isGone = (current: KubeObject | undefined) => {
    held = current?.metadata.finalizers ?? [];
    return current?.metadata.uid !== uid;
  };
  await waitForObject(kube, kinds[kind], { name, namespace }, isGone, signal).catch((error: unknown) => {
    throw signal.aborted ? stillThere(held, timeoutMs) : error;
  });
}

function stillThere(finalizers: readonly string[], timeoutMs: number): MooringError {
  const seconds = timeoutMs / 1000;
  return new MooringError(
    'TIMEOUT',
    finalizers.length === 0
      ? message('errors.stillThere', { seconds })
      : message('errors.stillHeld', { seconds, finalizers: finalizers.join(', ') }),
  );
}
