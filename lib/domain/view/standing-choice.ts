/** A choice among things that come and go. */
export interface StandingChoice {
  /** The chosen one while it is there, else the first of the fallbacks that is. */
  value: string | undefined;
  /** What was chosen and is not there any more. */
  gone: string | undefined;
}

/**
 * What a choice stands for now. A control shows another entry once the chosen one is gone, so the choice has to follow, and the
 * page has to say so.
 */
export function standingChoice(
  chosen: string | undefined,
  names: readonly string[],
  fallbacks: readonly (string | undefined)[] = [],
): StandingChoice {
  if (chosen !== undefined && names.includes(chosen)) {
    return { value: chosen, gone: undefined };
  }
  return { value: fallbacks.find((name) => name !== undefined && names.includes(name)), gone: chosen };
}
