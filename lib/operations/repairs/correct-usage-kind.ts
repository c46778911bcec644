import type { UsageKind } from '#lib/domain/binding/usage-kind.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { OperationContext } from '../context.ts';

/** Lets a usage name a UsageKind that exists. */
export async function correctUsageKind(
  { kube }: OperationContext,
  { namespace, name, kind }: { namespace: string; name: string; kind: string },
): Promise<void> {
  await kube.get<UsageKind>(kinds.usagekinds, kind);
  await kube.patch(kinds.servicebindingusages, { name, namespace }, 'merge', { spec: { usedBy: { kind } } });
}
