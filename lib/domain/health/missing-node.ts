import type { GraphNode, MissingView } from '../binding/binding-graph-node.ts';
import { joinSentences } from '../texts/join-sentences.ts';
import { worstHealth } from './health.ts';
import type { NodeHealth, Problem } from './node-health.ts';

/** `node`, which is not there, as it is for these links together: their repairs are left out where they differ. */
export function withViews(node: GraphNode, views: readonly MissingView[]): GraphNode {
  const [first, ...others] = views;
  if (first === undefined) {
    return node;
  }
  return { ...node, views: [...views], health: others.length === 0 ? first.health : together(views) };
}

/** `node` as it is for those of the links that name it that are shown; the node itself where it is there. */
export function seenFrom(node: GraphNode, isShown: (id: string) => boolean): GraphNode {
  return node.views === undefined
    ? node
    : withViews(
        node,
        node.views.filter(({ from }) => isShown(from)),
      );
}

function together(views: readonly MissingView[]): NodeHealth {
  const status = worstHealth(views.map(({ health }) => health.status));
  const worst = views.filter(({ health }) => health.status === status);
  const problems = worst.flatMap(({ health }) => health.problem ?? []);
  const [first, ...others] = problems;
  const { health } = worst[0] as MissingView;
  if (first === undefined || others.length === 0) {
    return health;
  }
  const { remedy: _ofOne, ...shared } = first;
  const problem: Problem = { ...shared, evidence: joinSentences(problems.map(({ evidence }) => evidence)) };
  return { ...health, problem };
}
