import type { BindingGraph, GraphEdge, GraphNode } from '../binding/binding-graph-node.ts';
import { needsAttention } from '../health/health.ts';

export interface GraphFilter {
  application?: string | undefined;
  namespace?: string | undefined;
  /** Only what wants attention, with the chain around it. */
  problemsOnly?: boolean | undefined;
  /** Only what has it in its name, with the chain around it. */
  text?: string | undefined;
}

/** Whether a link has a text in its name; a text of nothing is in none. */
export function hasText({ name }: Pick<GraphNode, 'name'>, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return wanted !== '' && name.toLowerCase().includes(wanted);
}

interface Linked {
  edges: readonly GraphEdge[];
}

function neighbours({ edges }: Linked, direction: 'down' | 'up'): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const { source, target } of edges) {
    const [from, to] = direction === 'down' ? [source, target] : [target, source];
    const known = map.get(from);
    if (known === undefined) {
      map.set(from, [to]);
    } else {
      known.push(to);
    }
  }
  return map;
}

/** All within so many links of the starts, the nearest first. */
function reach(
  starts: Iterable<string>,
  next: ReadonlyMap<string, readonly string[]>,
  depth = Number.POSITIVE_INFINITY,
): Set<string> {
  const seen = new Set(starts);
  let ring = [...seen];
  for (let distance = 0; distance < depth && ring.length > 0; distance++) {
    const further = ring.flatMap((id) => next.get(id) ?? []).filter((id) => !seen.has(id));
    ring = [...new Set(further)];
    for (const id of ring) {
      seen.add(id);
    }
  }
  return seen;
}

function around(graph: Linked, starts: readonly string[], depth?: number): Set<string> {
  const up = reach(starts, neighbours(graph, 'up'), depth);
  return new Set([...up, ...reach(starts, neighbours(graph, 'down'), depth)]);
}

/** Only these nodes, and the edges between them. */
function within(graph: BindingGraph, has: (id: string) => boolean): BindingGraph {
  return {
    nodes: graph.nodes.filter(({ id }) => has(id)),
    edges: graph.edges.filter(({ source, target }) => has(source) && has(target)),
  };
}

/** The part of `graph` that belongs to one Application, to one namespace (with what leads there), that has problems or a name. */
export function filterGraph(graph: BindingGraph, filter: GraphFilter): BindingGraph {
  const { application, namespace, problemsOnly = false, text = '' } = filter;
  const idsOf = (matches: (node: GraphNode) => boolean) => graph.nodes.filter(matches).map(({ id }) => id);
  const kept: Set<string>[] = [];
  if (application !== undefined) {
    kept.push(reach([`application:${application}`], neighbours(graph, 'down')));
  }
  if (namespace !== undefined) {
    kept.push(
      reach(
        idsOf((node) => node.namespace === namespace),
        neighbours(graph, 'up'),
      ),
    );
  }
  if (problemsOnly) {
    kept.push(
      around(
        graph,
        idsOf(({ health }) => needsAttention(health.status)),
      ),
    );
  }
  if (text.trim() !== '') {
    kept.push(
      around(
        graph,
        idsOf((node) => hasText(node, text)),
      ),
    );
  }
  return kept.length === 0 ? graph : within(graph, (id) => kept.every((set) => set.has(id)));
}

/** The chain that runs through one node: all before it and all after it. */
export function chainOf(graph: Linked, id: string): Set<string> {
  return around(graph, [id]);
}

/** The chain through one node as a graph of its own, no further than so many links. */
export function chainThrough(graph: BindingGraph, id: string, depth: number): BindingGraph {
  const chain = around(graph, [id], depth);
  return within(graph, (one) => chain.has(one));
}

/** At most so many nodes of a graph: those nearest to the first of `roots`, the others by their distance. */
export function nearestTo(graph: BindingGraph, roots: readonly string[], count: number): BindingGraph {
  if (graph.nodes.length <= count) {
    return graph;
  }
  const [down, up] = [neighbours(graph, 'down'), neighbours(graph, 'up')];
  const both = new Map(graph.nodes.map(({ id }) => [id, [...(up.get(id) ?? []), ...(down.get(id) ?? [])]]));
  const near = new Set([...reach(roots, both), ...both.keys()].filter((id) => both.has(id)).slice(0, count));
  return within(graph, (id) => near.has(id));
}
