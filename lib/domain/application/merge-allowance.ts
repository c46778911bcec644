import type { Allowance } from './allowance.ts';

/**
 * What holds after somebody who saw `base` has chosen `wanted`, while `current` is stored by now: what others added or took
 * away stays so. Undefined where both cannot be had.
 */
export function mergeAllowance(
  base: Allowance,
  wanted: Allowance,
  current: Allowance,
): Allowance | undefined {
  if (isSame(base, current) || isSame(wanted, current)) {
    return wanted;
  }
  if (base.mode === 'all' || wanted.mode === 'all' || current.mode === 'all') {
    return wanted.mode === 'all' && base.mode !== 'all' ? wanted : undefined;
  }
  if (current.mode === 'none' && base.mode === 'some') {
    return undefined;
  }
  const [before, after, now] = [base, wanted, current].map(idsOf) as [string[], string[], string[]];
  const added = after.filter((id) => !before.includes(id) && !now.includes(id));
  const removed = before.filter((id) => !after.includes(id));
  return { mode: 'some', services: [...now.filter((id) => !removed.includes(id)), ...added] };
}

function idsOf(allowance: Allowance): string[] {
  return allowance.mode === 'some' ? allowance.services : [];
}

function isSame(left: Allowance, right: Allowance): boolean {
  const [a, b] = [new Set(idsOf(left)), new Set(idsOf(right))];
  return left.mode === right.mode && a.size === b.size && [...a].every((id) => b.has(id));
}
