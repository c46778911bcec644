import type { DisruptionBudget, Pod } from './workload-types.ts';

/** How many pods of a PodDisruptionBudget may go now. `pods` are those that it selects. */
export function decideDisruptions(
  budget: DisruptionBudget,
  pods: readonly Pod[],
): NonNullable<DisruptionBudget['status']> {
  const { minAvailable, maxUnavailable } = budget.spec;
  const alive = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const healthy = alive.filter((pod) => isReady(pod) && !isDisrupted(budget, pod)).length;
  const expected = alive.length;
  const desired =
    maxUnavailable === undefined
      ? countOf(minAvailable ?? 0, expected)
      : Math.max(0, expected - countOf(maxUnavailable, expected));
  const { generation } = budget.metadata;
  const going = Object.entries(budget.status?.disruptedPods ?? {}).filter(([name]) =>
    alive.some(({ metadata }) => metadata.name === name),
  );
  return {
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    ...(going.length === 0 ? {} : { disruptedPods: Object.fromEntries(going) }),
    disruptionsAllowed: expected === 0 ? 0 : Math.max(0, healthy - desired),
    currentHealthy: healthy,
    desiredHealthy: desired,
    expectedPods: expected,
  };
}

function isReady({ status }: Pod): boolean {
  return status?.conditions?.some((it) => it.type === 'Ready' && it.status === 'True') ?? false;
}

/** Its eviction was allowed, and it is about to go. */
function isDisrupted({ status }: DisruptionBudget, pod: Pod): boolean {
  return status?.disruptedPods?.[pod.metadata.name] !== undefined;
}

/** A number, or a percentage of `all`, rounded up. */
function countOf(value: number | string, all: number): number {
  const percent = /^(\d+)%$/.exec(String(value))?.[1];
  return percent === undefined ? Number(value) || 0 : Math.ceil((Number(percent) * all) / 100);
}
