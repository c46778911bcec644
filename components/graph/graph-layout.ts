import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import { type BindingGraph, graphNodeKinds } from '#lib/domain/binding-graph-node.ts';
import { orderAlongChains } from '#lib/domain/binding-graph-order.ts';
import { nodeHeight, nodeWidth } from './node-size.ts';

export type Positions = ReadonlyMap<string, { x: number; y: number }>;

const layoutOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  // one column per link of the chain, whatever the paths are
  'elk.partitioning.activate': 'true',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  // nodes keep their order, so that a change moves only what it must
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.spacing.nodeNodeBetweenLayers': '24',
  'elk.spacing.nodeNode': '16',
  // one layout for all, so that chains stand in their order and their columns in one line
  'elk.separateConnectedComponents': 'false',
};

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

/** What the positions depend on: which nodes and edges there are, not how they are. */
export function structureOf(graph: BindingGraph): string {
  return `${graph.nodes.map(({ id }) => id).join('\n')}\n\n${graph.edges.map(({ id }) => id).join('\n')}`;
}

/** Places the nodes in columns from left to right; computed in a worker. */
export async function layOut(graph: BindingGraph): Promise<Positions> {
  const root: ElkNode = {
    id: 'root',
    layoutOptions,
    children: orderAlongChains(graph).map(({ node: { id, kind } }) => ({
      id,
      width: nodeWidth,
      height: nodeHeight,
      layoutOptions: { 'elk.partitioning.partition': String(graphNodeKinds.indexOf(kind)) },
    })),
    edges: graph.edges.map(({ id, source, target }) => ({ id, sources: [source], targets: [target] })),
  };
  const { children = [] } = await layoutEngine().layout(root);
  return new Map(children.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}
