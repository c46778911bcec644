import { isDeepStrictEqual } from 'node:util';
import type { WorkloadBinding } from '#lib/domain/binding/workload-binding.ts';
import { findCondition, withCondition } from '#lib/domain/kubernetes/conditions.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

/** What is known of a binding after one look at it. */
export interface BindingState {
  /** The Secret of its service, undefined where there is none. */
  secretName: string | undefined;
  serviceAvailable: Omit<Condition, 'type'>;
  ready: Omit<Condition, 'type'>;
}

const attempts = 8;

/** Writes the status where it says something new (binding contract 4.2). */
export async function writeStatus(
  kube: KubeClient,
  binding: WorkloadBinding,
  state: BindingState,
  now: Date,
): Promise<void> {
  const { name, namespace, uid } = binding.metadata;
  for (let attempt = 1; ; attempt++) {
    const current = await kube.find<WorkloadBinding>(kinds.workloadbindings, name, namespace);
    if (current === undefined || current.metadata.uid !== uid) {
      return;
    }
    const status = statusWith(current, binding.metadata.generation, state, now);
    if (isDeepStrictEqual(status, current.status)) {
      return;
    }
    try {
      await kube.replaceStatus<WorkloadBinding>(kinds.workloadbindings, { ...current, status });
      return;
    } catch (error) {
      if (!isMooringError(error, 'CONFLICT') || attempt >= attempts) {
        throw error;
      }
    }
  }
}

function statusWith(
  { status = {} }: WorkloadBinding,
  generation: number | undefined,
  { secretName, serviceAvailable, ready }: BindingState,
  now: Date,
): NonNullable<WorkloadBinding['status']> {
  const { binding: _former, ...rest } = status;
  const judged = withSaid(status.conditions, { type: 'ServiceAvailable', ...serviceAvailable }, now);
  return {
    ...rest,
    ...(secretName === undefined ? {} : { binding: { name: secretName } }),
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    conditions: withSaid(judged, { type: 'Ready', ...ready }, now),
  };
}

function withSaid(conditions: Condition[] | undefined, wanted: Condition, now: Date): Condition[] {
  const { lastTransitionTime, ...said } = findCondition(conditions, wanted.type) ?? {};
  return conditions !== undefined && isDeepStrictEqual(said, wanted)
    ? conditions
    : withCondition(conditions, wanted, now);
}
