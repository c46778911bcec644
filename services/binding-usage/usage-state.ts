import { isDeepStrictEqual } from 'node:util';
import { collisionCondition, type ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import {
  findCondition,
  formatTime,
  withCondition,
  withoutCondition,
} from '#lib/domain/kubernetes/conditions.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { updateObject } from '#lib/k8s/update.ts';

export interface UsageState extends Omit<Condition, 'type'> {
  /** What collides in the workload, '' for nothing; left out where that is not known. */
  collisions?: string;
}

/** Whether the usage says so already, whenever that was written. */
export function isSaid({ status }: ServiceBindingUsage, state: UsageState): boolean {
  // the time matters only to what would change
  return isDeepStrictEqual(status?.conditions, withState(status?.conditions, state, new Date(0)));
}

/** Writes the conditions where they say something new. The kind has no status subresource (binding contract 3.1). */
export async function writeState(
  kube: KubeClient,
  usage: ServiceBindingUsage,
  state: UsageState,
  now: Date,
): Promise<void> {
  await updateObject<ServiceBindingUsage>(kube, kinds.servicebindingusages, usage.metadata, (current) => {
    if (current.metadata.uid !== usage.metadata.uid || isSaid(current, state)) {
      return undefined;
    }
    const conditions = withState(current.status?.conditions, state, now);
    return { ...current, status: { ...current.status, conditions } };
  });
}

function withState(
  conditions: Condition[] | undefined,
  { collisions, ...ready }: UsageState,
  now: Date,
): Condition[] {
  const judged = withSaid(conditions, { type: 'Ready', ...ready }, now);
  if (collisions === undefined) {
    return judged;
  }
  return collisions === ''
    ? withoutCondition(judged, collisionCondition)
    : withSaid(
        judged,
        { type: collisionCondition, status: 'True', reason: 'SameVariable', message: collisions },
        now,
      );
}

/** `conditions` with one of them saying this; unchanged where it says so already. */
function withSaid(conditions: Condition[] | undefined, wanted: Condition, now: Date): Condition[] {
  const { lastTransitionTime, lastUpdateTime, ...said } = findCondition(conditions, wanted.type) ?? {};
  return conditions !== undefined && isDeepStrictEqual(said, wanted)
    ? conditions
    : withCondition(conditions, { ...wanted, lastUpdateTime: formatTime(now) }, now);
}
