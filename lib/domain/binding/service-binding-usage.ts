import { findCondition } from '../kubernetes/conditions.ts';
import type { Condition, KubeObject } from '../kubernetes/kube-object.ts';

/** Records on the workload what each usage put into it (binding contract 3.3). */
export const tracingAnnotation = 'servicebindingusages.servicecatalog.kyma-project.io/tracing-information';
/** Holds a usage until its workload is as it was. */
export const usageFinalizer = 'servicecatalog.kyma-project.io/usage-injection';
/** Condition that is there, and True, while a variable of the usage has the name of another one in a container. */
export const collisionCondition = 'Collision';
/** Name of the sample object that the reference's liveness probe touches; not meant to be worked on. */
export const livenessUsageName = 'informer.liveness.probe.service.binding.usage.name';

export interface ServiceBindingUsage extends KubeObject {
  spec: {
    serviceBindingRef: { name: string };
    usedBy: { kind: string; name: string };
    parameters?: { envPrefix?: { name?: string } };
    reprocessRequest?: number;
  };
  status?: { conditions?: Condition[] };
}

export type ServiceBindingUsageStatus = 'READY' | 'FAILED' | 'PENDING' | 'UNKNOWN';

/** The state to show for a usage (binding contract 2.6). */
export function statusOfServiceBindingUsage(usage: ServiceBindingUsage): ServiceBindingUsageStatus {
  if ((usage.status?.conditions ?? []).length === 0) {
    return 'PENDING';
  }
  const ready = findCondition(usage.status?.conditions, 'Ready');
  if (ready === undefined) {
    return 'UNKNOWN';
  }
  return ready.status === 'True' ? 'READY' : 'FAILED';
}

/** What stands before the name of each variable, '' for nothing. */
export function envPrefixOfUsage(usage: ServiceBindingUsage): string {
  return usage.spec.parameters?.envPrefix?.name ?? '';
}

/** What collides with the usage's variables in its workload, as one text; undefined where nothing does. */
export function collisionsOfUsage(usage: ServiceBindingUsage): string | undefined {
  const found = findCondition(usage.status?.conditions, collisionCondition);
  return found?.status === 'True' ? found.message : undefined;
}

/** The label by which pods with the usage's variables are known. */
export function usageLabel(usage: ServiceBindingUsage): string {
  return `use-${usage.metadata.uid ?? ''}`;
}
