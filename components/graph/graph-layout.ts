import { loadPart } from '#lib/client/load-part.ts';
import { connectedParts } from '#lib/domain/view/binding-graph-parts.ts';
import type { ShownBlock, ShownGraph, ShownNode } from '#lib/domain/view/shown-graph.ts';
import { columnsOf, foldHeight, nodeHeight } from './node-size.ts';
import { type Part, type PartLayout, rowGap } from './part-layout.ts';
import { layOutTree } from './tree-layout.ts';

/** Where a card or a fold is, in pixels of the picture. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** By the ids of nodes and of folds. */
export type Positions = ReadonlyMap<string, Place>;

/** What is laid out. */
export interface GraphPicture extends ShownGraph {
  /** From top to bottom. */
  blocks: readonly ShownBlock[];
}

/** What parts of a shape look like. */
export type LayoutCache = Map<string, Promise<PartLayout>>;

const foldIndent = 28;
/** So that all of a line is in sight where the chains are wider than the page. */
const foldWidth = 680;
/** What the positions depend on: which nodes, edges and folds there are and how wide they are, not how they are. */
export function structureOf(picture: GraphPicture): string {
  const { nodes, edges, blocks } = picture;
  return JSON.stringify([
    nodes.map(({ id, block }) => [id, block]),
    edges.map(({ id }) => id),
    blocks.map(({ id, fold }) => [id, fold?.depth]),
    [...columnsOf(picture).values()],
  ]);
}

/** How a part is built, whatever its nodes are called: parts of one shape look the same. */
function shapeOf(part: Part): string {
  const index = new Map(part.nodes.map(({ id }, at) => [id, at]));
  const links = part.edges.map(({ source, target }) => `${index.get(source)}>${index.get(target)}`);
  return `${part.nodes.map(({ kind }) => kind).join(' ')} ${links.join(' ')}`;
}

/**
 * Places each kind of node in its column, and each block and each connected part of it below the one before. A shape is computed
 * once; `cache` keeps the shapes of this picture for the next one.
 */
export async function layOut(picture: GraphPicture, cache: LayoutCache): Promise<Positions> {
  const known = new Map(cache);
  cache.clear();
  const nodesOf = Map.groupBy(picture.nodes, ({ block }) => block);
  const columns = columnsOf(picture);
  const positions = new Map<string, Place>();
  let top = 0;

  function layoutOf(part: Part): Promise<PartLayout> {
    const shape = shapeOf(part);
    const layout = cache.get(shape) ?? known.get(shape) ?? layOutPart(part);
    cache.set(shape, layout);
    return layout;
  }

  // all are asked for before the first is waited for
  const blocks = picture.blocks.map(({ id, fold }) => ({
    id,
    fold,
    parts: partsOf(nodesOf.get(id) ?? [], picture).map((part) => ({ part, layout: layoutOf(part) })),
  }));
  for (const { id, fold, parts } of blocks) {
    if (fold !== undefined) {
      const x = fold.depth * foldIndent;
      positions.set(id, { x, y: top, width: foldWidth - x, height: foldHeight });
      top += foldHeight + rowGap / 2;
    }
    for (const { part, layout } of parts) {
      const { tops, height } = await layout;
      for (const [at, node] of part.nodes.entries()) {
        const { x, width } = columns.get(node.kind) as { x: number; width: number };
        positions.set(node.id, { x, y: top + (tops[at] ?? 0), width, height: nodeHeight });
      }
      top += height + rowGap;
    }
  }
  return positions;
}

/** The connected parts of a block. */
function partsOf(nodes: readonly ShownNode[], { edges }: ShownGraph): Part[] {
  const ids = new Set(nodes.map(({ id }) => id));
  return connectedParts({ nodes, edges: edges.filter(({ source }) => ids.has(source)) });
}

/** The engine is large, and most parts need none: it is loaded for the first that does. */
async function layOutPart(part: Part): Promise<PartLayout> {
  const tree = layOutTree(part);
  if (tree !== undefined) {
    return tree;
  }
  const { layOutByEngine } = await loadPart(() => import('./layout-engine.ts'));
  return layOutByEngine(part);
}
