/** What was changed of some labels or annotations: a text in place of the one before, undefined for what was taken out. */
export type PairChanges = ReadonlyMap<string, string | undefined>;

/** What leads from one to the other. */
export function pairChanges(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): PairChanges {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const put = Object.entries(after).filter(
    ([key, value]) => !Object.hasOwn(before, key) || before[key] !== value,
  );
  return new Map<string, string | undefined>([...gone.map((key) => [key, undefined] as const), ...put]);
}

/** The pairs with the changes in them; what nobody changed stays as it is. */
export function changePairs(
  pairs: Readonly<Record<string, string>> | undefined,
  changes: PairChanges,
): Record<string, string> {
  const next = new Map(Object.entries(pairs ?? {}));
  for (const [key, value] of changes) {
    if (value === undefined) {
      next.delete(key);
    } else {
      next.set(key, value);
    }
  }
  return Object.fromEntries(next);
}
