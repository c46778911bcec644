import type { ServiceCalls } from '#lib/domain/application/seen-calls.ts';
import type { BindingGraph, GraphEdge, GraphNode } from '#lib/domain/binding/binding-graph-node.ts';
import type { Untold } from '#lib/domain/texts/message.ts';
import { shownNodes } from '#lib/domain/view/part-picture.ts';
import type { Fold, ShownBlock, ShownEdge, ShownGraph, Traffic } from '#lib/domain/view/shown-graph.ts';
import type { GraphPart } from '../model/graph-parts.ts';

/** What is shown of the graph, put together block by block. */
export interface GraphPicture extends Untold<ShownGraph> {
  readonly blocks: ShownBlock[];
  /** The parts that any of it is of. */
  readonly parts: ReadonlySet<GraphPart>;
  /** How many more links there is room for. */
  readonly room: number;
  /** Adds chains of a part as a block; nothing where they are empty. */
  addChains(id: string, part: GraphPart, chains: BindingGraph): void;
  /** Adds links that hang on nothing as a block, as many as there is room for. */
  addLoose(id: string, nodes: readonly GraphNode[]): void;
  addFold(id: string, fold: Fold): void;
}

/** So many links travel at most: more of them nobody can read in one picture. */
export const mostLinks = 400;

export interface GraphPictureOptions {
  /** Marks what has it in its name. */
  text: string;
  /** What the gateway has seen, by the id of the service. */
  calls: ReadonlyMap<string, ServiceCalls> | undefined;
  /** Calls a second, by the id of the service; those without are left out. */
  rates: ReadonlyMap<string, number>;
  mayShow(node: GraphNode): boolean;
}

export function createGraphPicture({ text, calls, rates, mayShow }: GraphPictureOptions): GraphPicture {
  const blocks: ShownBlock[] = [];
  const nodes: GraphPicture['nodes'] = [];
  const edges: ShownEdge[] = [];
  const parts = new Set<GraphPart>();

  function add(id: string, whole: BindingGraph, shown: BindingGraph): void {
    blocks.push({ id });
    nodes.push(...shownNodes(shown, whole, id, text));
    const services = new Map(shown.nodes.map((node) => [node.id, node.serviceId ?? '']));
    edges.push(
      ...shown.edges.map((edge) => {
        const serviceId = services.get(edge.target) ?? '';
        return withTraffic(edge, calls?.get(serviceId), rates.get(serviceId));
      }),
    );
  }

  return {
    blocks,
    nodes,
    edges,
    parts,
    get room() {
      return Math.max(0, mostLinks - nodes.length);
    },
    addChains(id, part, chains) {
      const shown = visible(chains, mayShow);
      if (shown.nodes.length > 0) {
        parts.add(part);
        add(id, part.graph, shown);
      }
    },
    addLoose(id, loose) {
      const shown = { nodes: loose.filter(mayShow).slice(0, mostLinks - nodes.length), edges: [] };
      if (shown.nodes.length > 0) {
        add(id, shown, shown);
      }
    },
    addFold(id, fold) {
      blocks.push({ id, fold });
    },
  };
}

function visible({ nodes, edges }: BindingGraph, mayShow: (node: GraphNode) => boolean): BindingGraph {
  const shown = nodes.filter(mayShow);
  const ids = new Set(shown.map(({ id }) => id));
  return { nodes: shown, edges: edges.filter(({ source, target }) => ids.has(source) && ids.has(target)) };
}

/** The gateway counts by service: what goes through the link from an Application to its service. */
function withTraffic(
  edge: GraphEdge,
  seen: ServiceCalls | undefined,
  perSecond: number | undefined,
): ShownEdge {
  if (seen === undefined || seen.calls === 0 || !edge.target.startsWith('service:')) {
    return edge;
  }
  const { calls, lastStatus, lastFailure, errors, p95Ms } = seen;
  const traffic: Traffic = {
    calls,
    lastStatus,
    lastFailure,
    ...(perSecond === undefined ? {} : { perSecond: Math.round(perSecond * 10) / 10 }),
    ...(errors === undefined ? {} : { errors }),
    ...(typeof p95Ms === 'number' ? { p95Ms } : {}),
  };
  return { ...edge, traffic };
}
