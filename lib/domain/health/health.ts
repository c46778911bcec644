/**
 * How a thing is, in the six words that every status of the console is drawn from:
 * works, is on its way, works but wants attention, is broken, is switched off, is not done yet.
 */
export type Health = (typeof healthStates)[number];

/** All of them, what needs attention first. */
export const healthStates = ['bad', 'warn', 'busy', 'todo', 'off', 'ok'] as const;

/** The health of a whole from that of its parts: the worst one; `ok` when there are none. */
export function worstHealth(parts: readonly Health[]): Health {
  return healthStates.find((health) => parts.includes(health)) ?? 'ok';
}

/** Sorts what needs attention first. */
export function compareHealth(left: Health, right: Health): number {
  return healthStates.indexOf(left) - healthStates.indexOf(right);
}

/** Whether somebody has to look at it: it is broken, or soon will be. Every count and filter decides by this one (docs/health.md). */
export function needsAttention(health: Health): health is 'bad' | 'warn' {
  return health === 'bad' || health === 'warn';
}
