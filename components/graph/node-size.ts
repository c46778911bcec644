import { type GraphNodeKind, graphNodeKinds } from '#lib/domain/binding/binding-graph-node.ts';
import type { ShownGraph, ShownNode } from '#lib/domain/view/shown-graph.ts';

/** Pixels of a node card; the layout and the card agree on them. */
export const nodeHeight = 72;
/** Pixels of the line that stands for healthy chains. */
export const foldHeight = 40;

const narrowest = 152;
const widest = 320;
const columnGap = 28;
/** Room for what is written on the edges between an Application and its services. */
const trafficGap = 116;
/** About what a letter takes in a card, and what stands beside the names. */
const nameLetter = 7.3;
const placeLetter = 6.2;
const namePadding = 26;
const placePadding = 110;

/** Where a column of cards begins, and how wide its cards are, in pixels. */
export interface Column {
  x: number;
  width: number;
}

/** A column for each link of the chain that there is, as wide as its longest name needs. */
export function columnsOf({ nodes, edges }: ShownGraph): Map<GraphNodeKind, Column> {
  const byKind = Map.groupBy(nodes, ({ kind }) => kind);
  const hasTraffic = edges.some(({ traffic }) => traffic !== undefined);
  const columns = new Map<GraphNodeKind, Column>();
  let x = 0;
  for (const kind of graphNodeKinds) {
    const ofKind = byKind.get(kind);
    if (ofKind !== undefined) {
      const width = Math.min(widest, Math.max(narrowest, ...ofKind.map(wanted)));
      columns.set(kind, { x, width });
      x += width + (kind === 'application' && hasTraffic ? trafficGap : columnGap);
    }
  }
  return columns;
}

function wanted({ name, namespace = '' }: ShownNode): number {
  return Math.ceil(
    Math.max(name.length * nameLetter + namePadding, namespace.length * placeLetter + placePadding),
  );
}
