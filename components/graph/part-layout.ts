import type { ConnectedPart } from '#lib/domain/view/binding-graph-parts.ts';
import type { ShownNode } from '#lib/domain/view/shown-graph.ts';

/** What is laid out by itself. */
export type Part = ConnectedPart<ShownNode>;

export interface PartLayout {
  /** Distance of each node from the top of its part, in the order of the part's nodes. */
  tops: readonly number[];
  height: number;
}

/** Between the cards of a column. */
export const rowGap = 16;
