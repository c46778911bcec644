import type { WorkloadBinding } from '#lib/domain/binding/workload-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

/** The ServiceBindings of servicebinding.io in a namespace, or in all; none where the cluster does not know the kind. */
export async function listWorkloadBindings(kube: KubeClient, namespace?: string): Promise<WorkloadBinding[]> {
  try {
    return (await kube.list<WorkloadBinding>(kinds.workloadbindings, { namespace })).items;
  } catch (error) {
    if (isMooringError(error, 'NOT_FOUND')) {
      return [];
    }
    throw error;
  }
}
