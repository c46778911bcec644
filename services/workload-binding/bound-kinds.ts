import { z } from 'zod';
import {
  boundKindsAnnotation,
  type WorkloadBinding,
  workloadBindingFinalizer,
} from '#lib/domain/binding/workload-binding.ts';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { KindFinder } from '#lib/k8s/find-kind.ts';
import { updateObject } from '#lib/k8s/update.ts';

const boundKindsSchema = z.array(z.object({ group: z.string(), version: z.string(), kind: z.string() }));

type BoundKind = z.infer<typeof boundKindsSchema>[number];

function notedKinds({ metadata }: WorkloadBinding): BoundKind[] {
  try {
    return boundKindsSchema.parse(JSON.parse(metadata.annotations?.[boundKindsAnnotation] ?? ''));
  } catch {
    return [];
  }
}

/** The kinds of workloads that the binding may be in, as they are served now; one that is gone has no workloads. */
export async function boundKindsOf(finder: KindFinder, binding: WorkloadBinding): Promise<KindInfo[]> {
  const found: KindInfo[] = [];
  for (const noted of notedKinds(binding)) {
    try {
      found.push(await finder.find(noted));
    } catch (error) {
      if (!isMooringError(error, 'NOT_FOUND')) {
        throw error;
      }
    }
  }
  return found;
}

/** Whether the binding is held and says that it may be in workloads of this kind. */
export function isNoted(binding: WorkloadBinding, { group, kind }: KindInfo): boolean {
  return (
    binding.metadata.finalizers?.includes(workloadBindingFinalizer) === true &&
    notedKinds(binding).some((it) => it.group === group && it.kind === kind)
  );
}

/**
 * Notes the kind before anything is put into a workload of it, and holds the binding until that is taken back.
 * @returns false where the binding is gone or going: nothing may be put into a workload then.
 */
export async function noteKind(kube: KubeClient, binding: WorkloadBinding, kind: KindInfo): Promise<boolean> {
  const stored = await updateObject<WorkloadBinding>(
    kube,
    kinds.workloadbindings,
    binding.metadata,
    (current) => {
      if (!isSame(current, binding) || isNoted(current, kind)) {
        return undefined;
      }
      const { group, version, kind: name } = kind;
      const others = notedKinds(current).filter((it) => it.group !== group || it.kind !== name);
      const finalizers = (current.metadata.finalizers ?? []).filter((it) => it !== workloadBindingFinalizer);
      current.metadata.finalizers = [...finalizers, workloadBindingFinalizer];
      current.metadata.annotations = {
        ...current.metadata.annotations,
        [boundKindsAnnotation]: JSON.stringify([...others, { group, version, kind: name }]),
      };
      return current;
    },
  );
  return stored !== undefined && isSame(stored, binding);
}

function isSame({ metadata }: WorkloadBinding, binding: WorkloadBinding): boolean {
  return metadata.uid === binding.metadata.uid && metadata.deletionTimestamp === undefined;
}

/** Lets a deleted binding go. */
export async function releaseBinding(kube: KubeClient, binding: WorkloadBinding): Promise<void> {
  await updateObject<WorkloadBinding>(kube, kinds.workloadbindings, binding.metadata, (current) => {
    const finalizers = current.metadata.finalizers ?? [];
    if (!finalizers.includes(workloadBindingFinalizer)) {
      return undefined;
    }
    current.metadata.finalizers = finalizers.filter((it) => it !== workloadBindingFinalizer);
    return current;
  });
}
