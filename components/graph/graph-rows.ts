import { type OrderedNode, orderAlongChains } from '#lib/domain/view/binding-graph-order.ts';
import type { Fold, ShownNode } from '#lib/domain/view/shown-graph.ts';
import type { GraphPicture } from './graph-layout.ts';

/** A row of the graph's table: a link with its place in the chain, or the line that stands for healthy chains. */
export type GraphRow = OrderedNode<ShownNode> | FoldRow;

interface FoldRow {
  id: string;
  fold: Fold;
}

/** The rows along the chains, block by block. */
export function graphRows(picture: GraphPicture): GraphRow[] {
  const nodes = Map.groupBy(orderAlongChains(picture), ({ node }) => node.block);
  return picture.blocks.flatMap(({ id, fold }): GraphRow[] => [
    ...(fold === undefined ? [] : [{ id, fold }]),
    ...(nodes.get(id) ?? []),
  ]);
}

export function keyOfRow(row: GraphRow): string {
  return 'fold' in row ? row.id : row.node.id;
}
