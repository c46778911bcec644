import type { WorkloadBinding } from '#lib/domain/binding/workload-binding.ts';
import { mappingOf, type WorkloadMapping } from '#lib/domain/binding/workload-mapping.ts';
import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isSelected } from '#lib/domain/kubernetes/label-selector.ts';
import { BindingProblem } from './binding-problem.ts';
import type { Sources } from './sources.ts';

export interface FoundWorkloads {
  kind: KindInfo;
  mapping: WorkloadMapping;
  workloads: KubeObject[];
}

/** The workloads that a binding names or selects; none where there are none. */
export async function findWorkloads(
  sources: Sources,
  binding: WorkloadBinding,
  kind: KindInfo,
): Promise<FoundWorkloads> {
  const { name, selector } = binding.spec.workload;
  const { namespace } = binding.metadata;
  sources.workloads.watch(kind);
  const mapping = mappingOf(sources.mappings.get(`${kind.plural}.${kind.group}`), kind.version);
  if (name !== undefined) {
    const found =
      sources.workloads.get(kind, name, namespace) ??
      (await sources.kube.find<KubeObject>(kind, name, namespace));
    return { kind, mapping, workloads: found === undefined ? [] : [found] };
  }
  const all = await listWorkloads(sources, kind, namespace);
  const workloads = all.filter(({ metadata }) => isSelected(selector ?? {}, metadata.labels));
  return { kind, mapping, workloads };
}

/** All workloads of a kind in a namespace. */
export async function listWorkloads(
  { kube, workloads }: Sources,
  kind: KindInfo,
  namespace: string | undefined,
): Promise<KubeObject[]> {
  return workloads.list(kind, namespace) ?? (await kube.list<KubeObject>(kind, { namespace })).items;
}

/** What a binding says of its workloads where there are none. */
export function workloadMissing({ spec }: WorkloadBinding): BindingProblem {
  const { kind, name } = spec.workload;
  return new BindingProblem(
    'WorkloadNotFound',
    name === undefined
      ? `No ${kind} has the labels that the selector asks for.`
      : `${kind} "${name}" does not exist.`,
  );
}
