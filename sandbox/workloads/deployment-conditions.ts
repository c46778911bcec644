import type { Condition } from '#lib/domain/kubernetes/kube-object.ts';

type Entry = Pick<Condition, 'type' | 'status'> & { reason: string; message: string };

/**
 * Sets a Deployment's condition: nothing changes while status and reason stay, the transition time only with the status.
 */
export function setCondition(conditions: readonly Condition[], entry: Entry, nowIso: string): Condition[] {
  const current = conditions.find(({ type }) => type === entry.type);
  if (current?.status === entry.status && current.reason === entry.reason) {
    return [...conditions];
  }
  return [...without(conditions, entry.type), stamped(entry, current, nowIso)];
}

/** Sets a condition whose update time counts as progress, even when status and reason stay. */
export function refreshCondition(
  conditions: readonly Condition[],
  entry: Entry,
  nowIso: string,
): Condition[] {
  const current = conditions.find(({ type }) => type === entry.type);
  return [...without(conditions, entry.type), stamped(entry, current, nowIso)];
}

export function without(conditions: readonly Condition[], type: string): Condition[] {
  return conditions.filter((condition) => condition.type !== type);
}

function stamped(entry: Entry, current: Condition | undefined, nowIso: string): Condition {
  const { type, status, reason, message } = entry;
  const kept = current?.status === status ? current.lastTransitionTime : undefined;
  return { type, status, lastUpdateTime: nowIso, lastTransitionTime: kept ?? nowIso, reason, message };
}
