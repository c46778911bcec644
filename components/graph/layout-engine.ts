import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import { graphNodeKinds } from '#lib/domain/binding/binding-graph-node.ts';
import { nodeHeight } from './node-size.ts';
import { type Part, type PartLayout, rowGap } from './part-layout.ts';

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

/** A part of any shape, laid out by a worker; each column stacked from the top where that does not help. */
export async function layOutByEngine(part: Part): Promise<PartLayout> {
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

function stackPart(part: Part): PartLayout {
  const used = new Map<string, number>();
  const tops = part.nodes.map(({ kind }) => {
    const top = used.get(kind) ?? 0;
    used.set(kind, top + nodeHeight + rowGap);
    return top;
  });
  return { tops, height: Math.max(nodeHeight, ...[...used.values()].map((end) => end - rowGap)) };
}
