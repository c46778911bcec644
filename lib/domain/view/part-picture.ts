import type { BindingGraph, GraphNode } from '../binding/binding-graph-node.ts';
import { needsAttention } from '../health/health.ts';
import type { Untold } from '../texts/message.ts';
import { filterGraph, hasText, nearestTo } from './binding-graph-filter.ts';
import type { ShownNode } from './shown-graph.ts';

/** What narrows the chains that are shown; '' for what does not. */
export interface PictureFilter {
  application: string;
  namespace: string;
  problemsOnly: boolean;
  text: string;
}

/** From so many links on only the broken chains of a part are shown, and the others are counted beside them. */
const wholeUpTo = 12;

/** The chains of a part of the graph that are shown: what the filter lets through, of a large part what is broken in it, and no more than there is room for. */
export function partPicture(graph: BindingGraph, filter: PictureFilter, room: number): BindingGraph {
  const { application, namespace, problemsOnly, text } = filter;
  const chains = filterGraph(graph, {
    ...(application === '' ? {} : { application }),
    ...(namespace === '' ? {} : { namespace }),
    problemsOnly,
    text,
  });
  const isNarrowed = application !== '' || text.trim() !== '';
  const broken = chains.nodes.filter(({ health }) => needsAttention(health.status)).map(({ id }) => id);
  const shown =
    isNarrowed || broken.length === 0 || chains.nodes.length <= wholeUpTo
      ? chains
      : filterGraph(chains, { problemsOnly: true });
  return nearestTo(shown, rootsOf(shown, text, broken), room);
}

function rootsOf({ nodes }: BindingGraph, text: string, broken: readonly string[]): readonly string[] {
  const matches = nodes.filter((node) => hasText(node, text)).map(({ id }) => id);
  return matches.length > 0 ? matches : broken.length > 0 ? broken : nodes.slice(0, 1).map(({ id }) => id);
}

/** The links of a picture as they travel; `whole` is the part that it shows something of. */
export function shownNodes(
  picture: BindingGraph,
  whole: BindingGraph,
  block: string,
  text: string,
): Untold<ShownNode>[] {
  const shown = new Set(picture.nodes.map(({ id }) => id));
  const hidden = hiddenNeighbours(whole, shown);
  return picture.nodes.map((node) =>
    shownNode(node, { block, hidden: hidden.get(node.id), isMatch: hasText(node, text) }),
  );
}

function hiddenNeighbours({ nodes, edges }: BindingGraph, shown: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  if (nodes.length === shown.size) {
    return counts;
  }
  for (const { source, target } of edges) {
    const seen = shown.has(source) ? source : target;
    if (shown.has(source) !== shown.has(target)) {
      counts.set(seen, (counts.get(seen) ?? 0) + 1);
    }
  }
  return counts;
}

/** A node is not changed, only replaced: what it was last shown as is kept. */
const lastShown = new WeakMap<GraphNode, Untold<ShownNode>>();

function shownNode(
  node: GraphNode,
  { block, hidden, isMatch }: { block: string; hidden: number | undefined; isMatch: boolean },
): Untold<ShownNode> {
  const last = lastShown.get(node);
  if (last?.block === block && last.hidden === hidden && (last.isMatch === true) === isMatch) {
    return last;
  }
  const { id, kind, name, namespace, serviceId, bindingName, ref, health } = node;
  const made: Untold<ShownNode> = {
    id,
    kind,
    name,
    namespace,
    serviceId,
    bindingName,
    ref,
    health: { status: health.status, word: health.word },
    ...(health.problem === undefined ? {} : { cause: health.problem.cause }),
    block,
    ...(hidden === undefined ? {} : { hidden }),
    ...(isMatch ? { isMatch: true } : {}),
  };
  lastShown.set(node, made);
  return made;
}
