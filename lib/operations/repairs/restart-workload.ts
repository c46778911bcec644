import type { RestartableKind } from '#lib/domain/health/remedy.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { OperationContext } from '../context.ts';

const restartedAt = 'kubectl.kubernetes.io/restartedAt';

/** Replaces the pods of a workload one by one, as `kubectl rollout restart` does. */
export async function restartWorkload(
  { kube }: OperationContext,
  { kind, namespace, name }: { kind: RestartableKind; namespace: string; name: string },
): Promise<void> {
  await kube.patch(kinds[kind], { name, namespace }, 'merge', {
    spec: { template: { metadata: { annotations: { [restartedAt]: new Date().toISOString() } } } },
  });
}
