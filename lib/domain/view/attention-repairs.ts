import type { Repair } from '../health/remedy.ts';

/** One of each repair: one may mend several findings, such as that a catalog is fetched again. */
export function distinctRepairs<T extends { repair: Repair }>(repairs: readonly T[]): T[] {
  return [...new Map(repairs.map((item) => [JSON.stringify(item.repair), item])).values()];
}
