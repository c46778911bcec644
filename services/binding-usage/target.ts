import { z } from 'zod';
import type { KindInfo } from '#lib/domain/kinds.ts';
import type { ServiceBindingUsage } from '#lib/domain/service-binding-usage.ts';
import { resourceOfUsageKind, type UsageKind } from '#lib/domain/usage-kind.ts';

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

/** The workload that a usage names. */
export function targetOf(usage: ServiceBindingUsage, usageKind: UsageKind): Target {
  const { group, version, kind, plural } = resourceOfUsageKind(usageKind);
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

export function kindOfTarget(target: Target): KindInfo {
  return { ...target.resource, namespaced: true };
}

/** Whether `target` is still what the usage names; its UsageKind may have changed all the same. */
export function isNamedBy(usage: ServiceBindingUsage, target: Target): boolean {
  const { kind, name } = usage.spec.usedBy;
  return target.usageKind === kind && target.name === name;
}
