import { nodeHeight } from './node-size.ts';
import { type Part, type PartLayout, rowGap } from './part-layout.ts';

/**
 * Lays out a part in which no two links lead to one node, as most chains are: each node stands at the middle of what follows it, and
 * nothing crosses. Undefined for other parts.
 */
export function layOutTree({ nodes, edges }: Part): PartLayout | undefined {
  const followers = Map.groupBy(edges, ({ source }) => source);
  const led = new Set(edges.map(({ target }) => target));
  if (led.size < edges.length) {
    return undefined;
  }
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const tops = new Map<string, number>();
  /** Where the next card of each column may stand. */
  const free = new Map<string, number>();

  /** @param least where what hangs on an earlier node would be crossed above. */
  function place(id: string, least: number): number {
    const kind = kinds.get(id) ?? '';
    const start = Math.max(least, free.get(kind) ?? 0);
    const next = (followers.get(id) ?? []).map(({ target }) => place(target, start));
    const top = next.length === 0 ? start : ((next[0] ?? start) + (next.at(-1) ?? start)) / 2;
    tops.set(id, top);
    free.set(kind, top + nodeHeight + rowGap);
    return top;
  }

  for (const { id } of nodes) {
    if (!led.has(id)) {
      place(id, 0);
    }
  }
  if (tops.size < nodes.length) {
    return undefined;
  }
  return {
    tops: nodes.map(({ id }) => tops.get(id) ?? 0),
    height: Math.max(nodeHeight, ...[...free.values()].map((end) => end - rowGap)),
  };
}
