import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import { graphNodeKinds } from '#lib/domain/binding/binding-graph-node.ts';
import { type ConnectedPart, connectedParts } from '#lib/domain/view/binding-graph-parts.ts';
import type { ShownBlock, ShownGraph, ShownNode } from '#lib/domain/view/shown-graph.ts';
import { columnsOf, foldHeight, nodeHeight } from './node-size.ts';

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

type Part = ConnectedPart<ShownNode>;

interface PartLayout {
  /** Distance of each node from the top of its part, in the order of the part's nodes. */
  tops: readonly number[];
  height: number;
}

/** What parts of a shape look like. */
export type LayoutCache = Map<string, Promise<PartLayout>>;

const rowGap = 16;
const foldIndent = 28;
/** So that all of a line is in sight where the chains are wider than the page. */
const foldWidth = 680;
/** To the engine all cards are of one width: of its answer only the heights are taken. */
const anyWidth = 152;

const layoutOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  // one column per link of the chain, whatever the paths are
  'elk.partitioning.activate': 'true',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  // nodes keep their order, so that a change moves only what it must
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.thoroughness': '3',
  'elk.spacing.nodeNode': String(rowGap),
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
};

/** After this long without an answer the worker counts as lost. */
const patienceMs = 4_000;

let elk: InstanceType<typeof ELK> | undefined;

/** Starts the worker, so that it is there when the first graph is. */
export function prepareLayout(): void {
  layoutEngine();
}

function layoutEngine(): InstanceType<typeof ELK> {
  elk ??= new ELK({
    workerFactory: () => new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' }),
  });
  return elk;
}

/** The worker's layout; undefined where it fails or keeps silent. The next layout asks a new one then. */
async function askEngine(root: ElkNode): Promise<ElkNode | undefined> {
  const engine = layoutEngine();
  let timer: number | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = window.setTimeout(resolve, patienceMs);
  });
  const answer = await Promise.race([engine.layout(root).catch(() => undefined), silence]);
  window.clearTimeout(timer);
  if (answer === undefined && elk === engine) {
    elk = undefined;
    engine.terminateWorker();
  }
  return answer;
}

/** Each column stacked from the top: what is shown where the worker does not help. */
function stackPart(part: Part): PartLayout {
  const used = new Map<string, number>();
  const tops = part.nodes.map(({ kind }) => {
    const top = used.get(kind) ?? 0;
    used.set(kind, top + nodeHeight + rowGap);
    return top;
  });
  return { tops, height: Math.max(nodeHeight, ...[...used.values()].map((end) => end - rowGap)) };
}

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
        const { x = 0, width = anyWidth } = columns.get(node.kind) ?? {};
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

async function layOutPart(part: Part): Promise<PartLayout> {
  const root: ElkNode = {
    id: 'root',
    layoutOptions,
    children: part.nodes.map(({ id, kind }) => ({
      id,
      width: anyWidth,
      height: nodeHeight,
      layoutOptions: { 'elk.partitioning.partition': String(graphNodeKinds.indexOf(kind)) },
    })),
    edges: part.edges.map(({ id, source, target }) => ({ id, sources: [source], targets: [target] })),
  };
  const answer = await askEngine(root);
  if (answer === undefined) {
    return stackPart(part);
  }
  const { children = [], height = nodeHeight } = answer;
  const tops = new Map(children.map(({ id, y = 0 }) => [id, y]));
  return { tops: part.nodes.map(({ id }) => tops.get(id) ?? 0), height };
}
