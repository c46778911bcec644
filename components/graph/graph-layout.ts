import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import { type BindingGraph, graphNodeKinds } from '#lib/domain/binding/binding-graph-node.ts';
import { connectedParts } from '#lib/domain/view/binding-graph-parts.ts';
import { nodeHeight, nodeWidth } from './node-size.ts';

export type Positions = ReadonlyMap<string, { x: number; y: number }>;

interface PartLayout {
  /** Distance of each node from the top of its part, in the order of the part's nodes. */
  tops: readonly number[];
  height: number;
}

/** What parts of a shape look like. */
export type LayoutCache = Map<string, Promise<PartLayout>>;

const columnGap = 24;
const rowGap = 16;

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
function stackPart(part: BindingGraph): PartLayout {
  const used = new Map<string, number>();
  const tops = part.nodes.map(({ kind }) => {
    const top = used.get(kind) ?? 0;
    used.set(kind, top + nodeHeight + rowGap);
    return top;
  });
  return { tops, height: Math.max(nodeHeight, ...[...used.values()].map((end) => end - rowGap)) };
}

/** What the positions depend on: which nodes and edges there are, not how they are. */
export function structureOf(graph: BindingGraph): string {
  return `${graph.nodes.map(({ id }) => id).join('\n')}\n\n${graph.edges.map(({ id }) => id).join('\n')}`;
}

/** How a part is built, whatever its nodes are called: parts of one shape look the same. */
function shapeOf(part: BindingGraph): string {
  const index = new Map(part.nodes.map(({ id }, at) => [id, at]));
  const links = part.edges.map(({ source, target }) => `${index.get(source)}>${index.get(target)}`);
  return `${part.nodes.map(({ kind }) => kind).join(' ')} ${links.join(' ')}`;
}

/**
 * Places each kind of node in its column and each connected part below the one before. A shape is computed once;
 * `cache` keeps the shapes of this graph for the next one.
 */
export async function layOut(graph: BindingGraph, cache: LayoutCache): Promise<Positions> {
  const known = new Map(cache);
  cache.clear();
  const parts = connectedParts(graph).map((part) => {
    const shape = shapeOf(part);
    const layout = cache.get(shape) ?? known.get(shape) ?? layOutPart(part);
    cache.set(shape, layout);
    return { part, layout };
  });
  const positions = new Map<string, { x: number; y: number }>();
  let top = 0;
  for (const { part, layout } of parts) {
    const { tops, height } = await layout;
    for (const [at, { id, kind }] of part.nodes.entries()) {
      const x = graphNodeKinds.indexOf(kind) * (nodeWidth + columnGap);
      positions.set(id, { x, y: top + (tops[at] ?? 0) });
    }
    top += height + rowGap;
  }
  return positions;
}

async function layOutPart(part: BindingGraph): Promise<PartLayout> {
  const root: ElkNode = {
    id: 'root',
    layoutOptions,
    children: part.nodes.map(({ id, kind }) => ({
      id,
      width: nodeWidth,
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
