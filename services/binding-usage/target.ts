import { z } from 'zod';
import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import { resourceOfUsageKind, type UsageKind } from '#lib/domain/binding/usage-kind.ts';
import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { KindFinder } from '#lib/k8s/find-kind.ts';

/** Says on a usage which workload it was applied to, so that it can be taken back from there. */
export const targetAnnotation = 'servicecatalog.kyma-project.io/applied-used-by';

const targetSchema = z.object({
  /** Name of the UsageKind. */
  usageKind: z.string(),
  name: z.string(),
  labelsPath: z.string(),
  resource: z.object({ group: z.string(), version: z.string(), kind: z.string(), plural: z.string() }),
});

/** One workload, by everything that is needed to find it again. */
export type Target = z.infer<typeof targetSchema>;

/**
 * The workload that a usage names, as the cluster serves its kind.
 * @throws MooringError NOT_FOUND where the cluster does not know the kind, UNPROCESSABLE where it has no namespaces.
 */
export async function targetOf(
  finder: KindFinder,
  usage: ServiceBindingUsage,
  usageKind: UsageKind,
): Promise<Target> {
  const { group, version, kind, plural, namespaced } = await finder.find(resourceOfUsageKind(usageKind));
  if (!namespaced) {
    throw new MooringError(
      'UNPROCESSABLE',
      `the UsageKind "${usageKind.metadata.name}" names the kind ${kind}, which belongs to no namespace; a usage binds workloads of its own namespace only`,
    );
  }
  return {
    usageKind: usageKind.metadata.name,
    name: usage.spec.usedBy.name,
    labelsPath: usageKind.spec.labelsPath,
    resource: { group, version, kind, plural },
  };
}

/** The workload that the usage was applied to last, undefined when there was none. */
export function appliedTarget(usage: ServiceBindingUsage): Target | undefined {
  const text = usage.metadata.annotations?.[targetAnnotation];
  try {
    return text === undefined ? undefined : targetSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The kind of the workload, as it was served when the usage was applied. */
export function kindOfTarget(target: Target): KindInfo {
  return { ...target.resource, namespaced: true };
}

/** The kind of the workload as it is served now; undefined where the cluster knows it no more. */
export async function servedKindOf(finder: KindFinder, target: Target): Promise<KindInfo | undefined> {
  try {
    return await finder.find(target.resource);
  } catch (error) {
    if (isMooringError(error, 'NOT_FOUND')) {
      return undefined;
    }
    throw error;
  }
}

/** Whether `target` is still what the usage names; its UsageKind may have changed all the same. */
export function isNamedBy(usage: ServiceBindingUsage, target: Target): boolean {
  const { kind, name } = usage.spec.usedBy;
  return target.usageKind === kind && target.name === name;
}

/** Whether both are the same place of the same workload, whatever version its kind is served in. */
export function isSameTarget(left: Target, right: Target): boolean {
  return (
    left.name === right.name &&
    left.labelsPath === right.labelsPath &&
    left.resource.group === right.resource.group &&
    left.resource.kind === right.resource.kind
  );
}
