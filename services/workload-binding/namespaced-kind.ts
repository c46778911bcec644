import { groupVersionOf } from '#lib/domain/binding/workload-binding.ts';
import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import { isMooringError } from '#lib/errors.ts';
import { BindingProblem, type ProblemReason } from './binding-problem.ts';
import type { Sources } from './sources.ts';

/** What a binding names, and what is wrong with the binding where there is no such thing. */
const reasons = {
  service: 'ServiceNotAvailable',
  workload: 'WorkloadNotFound',
} as const satisfies Record<string, ProblemReason>;

/**
 * The kind that a binding names, as the cluster serves it.
 * @throws BindingProblem where there is no such kind, or one without namespaces.
 */
export async function namespacedKind(
  { finder }: Sources,
  { apiVersion, kind }: { apiVersion: string; kind: string },
  what: keyof typeof reasons,
): Promise<KindInfo> {
  try {
    const served = await finder.find({ ...groupVersionOf(apiVersion), kind });
    if (served.namespaced) {
      return served;
    }
  } catch (error) {
    if (!isMooringError(error, 'NOT_FOUND')) {
      throw error;
    }
    throw new BindingProblem(reasons[what], `The cluster has no kind ${kind} in ${apiVersion}.`);
  }
  throw new BindingProblem(
    reasons[what],
    `The kind ${kind} belongs to no namespace; a ${what} is in the namespace of its binding.`,
  );
}
