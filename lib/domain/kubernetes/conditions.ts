import type { Condition } from './kube-object.ts';

/** The condition of that type, undefined when there is none. */
export function findCondition(conditions: Condition[] | undefined, type: string): Condition | undefined {
  return conditions?.find((condition) => condition.type === type);
}

/** True when the condition of that type has the status True. */
export function isConditionTrue(conditions: Condition[] | undefined, type: string): boolean {
  return findCondition(conditions, type)?.status === 'True';
}

/**
 * `conditions` with `condition` set in the place of the one of its type, or at the end.
 * `lastTransitionTime` moves only when the status changes.
 */
export function withCondition(
  conditions: Condition[] | undefined,
  condition: Condition,
  now: Date,
): Condition[] {
  const before = conditions ?? [];
  const index = before.findIndex((known) => known.type === condition.type);
  const known = before[index];
  const lastTransitionTime =
    known?.status === condition.status && known.lastTransitionTime !== undefined
      ? known.lastTransitionTime
      : formatTime(now);
  const changed = { ...condition, lastTransitionTime };
  return index < 0 ? [...before, changed] : before.with(index, changed);
}

/** `conditions` without the one of that type. */
export function withoutCondition(conditions: Condition[] | undefined, type: string): Condition[] {
  return (conditions ?? []).filter((condition) => condition.type !== type);
}

/** The last condition's type when it is True, else its reason (binding contract 2.2, `lastConditionState`). */
export function lastConditionState(conditions: Condition[] | undefined): string {
  const last = conditions?.at(-1);
  if (last === undefined) {
    return '';
  }
  return last.status === 'True' ? last.type : (last.reason ?? '');
}

/** A time as Kubernetes writes it: RFC 3339 in seconds. */
export function formatTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
