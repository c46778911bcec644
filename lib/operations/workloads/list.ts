import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { UsageKind } from '#lib/domain/binding/usage-kind.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';
import type { OperationContext } from '../context.ts';

/** A workload that a service can be bound to. */
export interface BindableWorkload {
  name: string;
  namespace: string;
  containers: string[];
  /** Pods that are wanted, and those that are up. */
  replicas: number;
  available: number;
  /** Names of the usages that put variables into it. */
  usages: string[];
}

/** The namespace's Deployments, without those that another bindable object owns (binding contract 2.7). */
export async function listWorkloads(
  { kube }: OperationContext,
  namespace: string,
): Promise<BindableWorkload[]> {
  const [deployments, usages, usageKinds] = await Promise.all([
    kube.list<Deployment>(kinds.deployments, { namespace }),
    kube.list<ServiceBindingUsage>(kinds.servicebindingusages, { namespace }),
    kube.list<UsageKind>(kinds.usagekinds),
  ]);
  const bindableKinds = new Set(usageKinds.items.map(({ spec }) => spec.resource.kind));
  const isOwned = (object: KubeObject) =>
    (object.metadata.ownerReferences ?? []).some(({ kind }) => bindableKinds.has(kind));
  return deployments.items
    .filter((deployment) => !isOwned(deployment))
    .map(({ metadata, spec, status }) => ({
      name: metadata.name,
      namespace,
      containers: spec.template.spec.containers.map((container) => container.name),
      replicas: spec.replicas ?? 1,
      available: status?.availableReplicas ?? 0,
      usages: usages.items
        .filter(({ spec: { usedBy } }) => usedBy.kind === 'deployment' && usedBy.name === metadata.name)
        .map((usage) => usage.metadata.name),
    }));
}
