import type { Deployment } from './workload-types.ts';

export interface RollingLimits {
  /** Pods that may exist above the wanted number. */
  maxSurge: number;
  /** Pods that may be missing from the wanted number. */
  maxUnavailable: number;
}

/** What a Deployment's strategy allows during a rollout; never both zero for a rolling one. */
export function rollingLimits(deployment: Deployment): RollingLimits {
  const { strategy, replicas = 1 } = deployment.spec;
  if (strategy?.type === 'Recreate') {
    return { maxSurge: 0, maxUnavailable: 0 };
  }
  const { maxSurge = '25%', maxUnavailable = '25%' } = strategy?.rollingUpdate ?? {};
  const surge = absolute(maxSurge, replicas, Math.ceil);
  const unavailable = absolute(maxUnavailable, replicas, Math.floor);
  return {
    maxSurge: surge,
    maxUnavailable: Math.min(surge === 0 && unavailable === 0 ? 1 : unavailable, replicas),
  };
}

function absolute(value: number | string, of: number, round: (value: number) => number): number {
  if (typeof value === 'number') {
    return value;
  }
  const percent = /^(\d+)%$/.exec(value)?.[1];
  return percent === undefined ? Number(value) || 0 : round((Number(percent) * of) / 100);
}
