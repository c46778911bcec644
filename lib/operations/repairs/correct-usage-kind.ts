import { kinds } from '#lib/domain/kinds.ts';
import type { UsageKind } from '#lib/domain/usage-kind.ts';
import type { OperationContext } from '../context.ts';

/** Lets a usage name a UsageKind that exists. */
export async function correctUsageKind(
  { kube }: OperationContext,
  { namespace, name, kind }: { namespace: string; name: string; kind: string },
): Promise<void> {
  await kube.get<UsageKind>(kinds.usagekinds, kind);
  await kube.patch(kinds.servicebindingusages, { name, namespace }, 'merge', { spec: { usedBy: { kind } } });
}
