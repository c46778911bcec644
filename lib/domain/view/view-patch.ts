/** How an answer has changed. */
export interface ViewPatch {
  /** Fields that have another value. */
  set?: Record<string, unknown>;
  /** Fields that are gone. */
  unset?: string[];
  /** Of fields that are lists of objects with an `id`: those that are new or have changed, and the order where it is another. */
  lists?: Record<string, { ids?: string[]; put: Identified[] }>;
}

interface Identified {
  id: string;
}

/** The answer with the patch in it. What has not changed is the same object as before. */
export function applyViewPatch<A>(answer: A, { set = {}, unset = [], lists = {} }: ViewPatch): A {
  const next: Record<string, unknown> = { ...(answer as Record<string, unknown>), ...set };
  for (const field of unset) {
    delete next[field];
  }
  for (const [field, { ids, put }] of Object.entries(lists)) {
    const before = (next[field] ?? []) as Identified[];
    const known = new Map(before.map((item) => [item.id, item]));
    for (const item of put) {
      known.set(item.id, item);
    }
    next[field] = (ids ?? before.map(({ id }) => id)).flatMap((id) => known.get(id) ?? []);
  }
  return next as A;
}
