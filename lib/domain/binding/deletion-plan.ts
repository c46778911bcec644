import { type CatalogBinding, secretNameOfCatalogBinding } from '../catalog/catalog-binding.ts';
import { kinds } from '../kubernetes/kinds.ts';
import type { Deployment } from '../kubernetes/workload.ts';
import { buildBindingGraph } from './binding-graph.ts';
import type { CatalogObjects } from './binding-graph-classes.ts';
import type { GraphNode, ObjectRef } from './binding-graph-node.ts';
import { type Chains, createChains } from './chain.ts';
import { type DeletionObject, keyOfRef } from './deletion-choice.ts';
import { isSampleDeployment } from './sample-workload.ts';
import type { ServiceBindingUsage } from './service-binding-usage.ts';
import { groupVersionOf, type WorkloadBinding } from './workload-binding.ts';

/** What the plan looks at beside the chain. */
export interface PlanObjects extends Pick<CatalogObjects, 'applications' | 'applicationmappings'> {
  servicebindings: CatalogBinding[];
  servicebindingusages: ServiceBindingUsage[];
  deployments: Deployment[];
  /** Those of servicebinding.io; left out where the cluster has none. */
  workloadbindings?: readonly WorkloadBinding[];
}

export type DeletionObjects = CatalogObjects & PlanObjects;

/** `planOfChain` from all objects there are. */
export function planDeletion(application: string, objects: DeletionObjects): DeletionObject[] {
  const graph = buildBindingGraph({ ...objects, statefulsets: [], daemonsets: [], pods: [] });
  return planOfChain(application, createChains(graph), objects);
}

/**
 * All that belongs to an Application, in the order in which it can go: usages and what servicebinding.io projects, the sample
 * Deployments that nothing else is bound to, bindings, instances, mappings, and the Application itself, which is left out
 * where it is not there.
 */
export function planOfChain(application: string, chains: Chains, objects: PlanObjects): DeletionObject[] {
  const { usage, binding, instance } = chains.of(application);
  const usages = usage.flatMap(({ ref }) => ref ?? []);
  // a sample is known by its usages: it goes right after them, so that a second try still finds it
  const rest = [...binding, ...instance].flatMap(({ ref }) => ref ?? []);
  const mappings = objects.applicationmappings.filter(({ metadata }) => metadata.name === application);
  return [
    ...usages.map((ref) => ({ ...ref, part: 'bindings' as const })),
    ...projectionsOf(binding, objects),
    ...samplesOf(usages, objects),
    ...rest.map((ref) => ({ ...ref, part: 'bindings' as const })),
    ...mappings.map(({ metadata: { name, namespace = '' } }) => ({
      part: 'mappings' as const,
      kind: 'applicationmappings' as const,
      name,
      namespace,
    })),
    ...objects.applications
      .filter(({ metadata }) => metadata.name === application)
      .map(({ metadata: { name } }) => ({
        part: 'application' as const,
        kind: 'applications' as const,
        name,
      })),
  ];
}

/** The bindings of servicebinding.io whose service is one of these bindings, or its Secret. */
function projectionsOf(
  bindings: readonly GraphNode[],
  { servicebindings, workloadbindings = [] }: PlanObjects,
): DeletionObject[] {
  const own = new Set(bindings.map(({ namespace, name }) => `${namespace}/${name}`));
  const services = new Set(
    servicebindings
      .filter(({ metadata }) => own.has(`${metadata.namespace}/${metadata.name}`))
      .flatMap((binding) => [
        `${binding.metadata.namespace}/${kinds.servicebindings.group}/${binding.metadata.name}`,
        `${binding.metadata.namespace}//${secretNameOfCatalogBinding(binding)}`,
      ]),
  );
  return workloadbindings
    .filter(({ metadata, spec: { service } }) =>
      services.has(`${metadata.namespace}/${groupVersionOf(service.apiVersion).group}/${service.name}`),
    )
    .map(({ metadata: { name, namespace = '' } }) => ({
      part: 'bindings' as const,
      kind: 'workloadbindings' as const,
      name,
      namespace,
    }));
}

/** Deployments that Mooring made to bind to, and that only these usages name. */
function samplesOf(
  usages: readonly ObjectRef[],
  { deployments, servicebindingusages }: PlanObjects,
): DeletionObject[] {
  const own = new Set(usages.map(keyOfRef));
  const users = Map.groupBy(
    servicebindingusages.filter(({ spec }) => spec.usedBy.kind === 'deployment'),
    ({ metadata, spec }) => `${metadata.namespace}/${spec.usedBy.name}`,
  );
  return deployments.filter(isSampleDeployment).flatMap(({ metadata: { name, namespace = '' } }) => {
    const named = users.get(`${namespace}/${name}`) ?? [];
    const isOwn = named.every(({ metadata }) =>
      own.has(
        keyOfRef({
          kind: 'servicebindingusages',
          name: metadata.name,
          namespace: metadata.namespace ?? '',
        }),
      ),
    );
    return named.length > 0 && isOwn
      ? [{ part: 'samples' as const, kind: 'deployments' as const, name, namespace }]
      : [];
  });
}
