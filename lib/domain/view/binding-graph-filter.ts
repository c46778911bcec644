import type { BindingGraph } from '../binding/binding-graph-node.ts';

export interface GraphFilter {
  application?: string | undefined;
  namespace?: string | undefined;
  /** Only what is not ok, with the chain around it. */
  problemsOnly?: boolean;
}

function neighbours(graph: BindingGraph, direction: 'down' | 'up'): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const { source, target } of graph.edges) {
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

function reach(starts: Iterable<string>, next: Map<string, string[]>): Set<string> {
  const seen = new Set(starts);
  for (const id of seen) {
    for (const neighbour of next.get(id) ?? []) {
      seen.add(neighbour);
    }
  }
  return seen;
}

/** The part of `graph` that belongs to one Application, to one namespace (with what leads there), or that has problems. */
export function filterGraph(graph: BindingGraph, filter: GraphFilter): BindingGraph {
  const down = neighbours(graph, 'down');
  const up = neighbours(graph, 'up');
  const kept: Set<string>[] = [];
  if (filter.application !== undefined) {
    kept.push(reach([`application:${filter.application}`], down));
  }
  if (filter.namespace !== undefined) {
    const inside = graph.nodes.filter((node) => node.namespace === filter.namespace);
    kept.push(
      reach(
        inside.map((node) => node.id),
        up,
      ),
    );
  }
  if (filter.problemsOnly === true) {
    const bad = graph.nodes.filter((node) => node.health.status === 'bad').map((node) => node.id);
    kept.push(new Set([...reach(bad, down), ...reach(bad, up)]));
  }
  const has = (id: string) => kept.every((set) => set.has(id));
  return {
    nodes: graph.nodes.filter((node) => has(node.id)),
    edges: graph.edges.filter((edge) => has(edge.source) && has(edge.target)),
  };
}

/** The chain that runs through one node: all before it and all after it. */
export function chainOf(graph: BindingGraph, id: string): Set<string> {
  return new Set([...reach([id], neighbours(graph, 'up')), ...reach([id], neighbours(graph, 'down'))]);
}
