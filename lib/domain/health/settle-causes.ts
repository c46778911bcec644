import type { GraphNode } from '../binding/binding-graph-node.ts';
import type { GraphDraft } from '../binding/graph-draft.ts';

/**
 * Lets each link that fails by another one tell that one's cause: it keeps what shows its own failure, and gets cause, fix
 * and repair of the root in the same words.
 */
export function settleCauses(graph: GraphDraft): void {
  const sources = Map.groupBy(graph.edges.values(), ({ target }) => target);
  const targets = Map.groupBy(graph.edges.values(), ({ source }) => source);
  const settled = new Set<string>();

  for (const { id } of [...graph.nodes.values()]) {
    settle(id);
  }

  function settle(id: string): GraphNode | undefined {
    const node = graph.nodes.get(id);
    if (node === undefined || settled.has(id)) {
      return node;
    }
    settled.add(id);
    const cause = causeOf(node);
    if (cause === undefined) {
      return node;
    }
    const because = cause.because ?? cause.id;
    const told = { ...node, because, health: toldBy(node, cause) };
    graph.nodes.set(id, told);
    return told;
  }

  function causeOf(node: GraphNode): GraphNode | undefined {
    if (node.health.follows === true) {
      for (const { source } of sources.get(node.id) ?? []) {
        const before = settle(source);
        if (before?.health.status === 'bad' || before?.because !== undefined) {
          return before;
        }
      }
    }
    if (node.kind === 'usage' && node.health.status === 'bad') {
      const after = (targets.get(node.id) ?? []).flatMap(({ target }) => graph.nodes.get(target) ?? []);
      return after.find(({ health, ref }) => health.status === 'bad' && ref === undefined);
    }
    return undefined;
  }
}

function toldBy({ id, health }: GraphNode, cause: GraphNode): GraphNode['health'] {
  const view = cause.views?.find(({ from }) => from === id);
  const problem = (view ?? cause).health.problem;
  if (problem === undefined) {
    return health;
  }
  const evidence = health.problem?.evidence ?? problem.evidence;
  return { ...health, problem: { ...problem, evidence } };
}
