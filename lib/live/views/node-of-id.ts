import type { GraphNode } from '#lib/domain/binding/binding-graph-node.ts';
import { nodeOfWorkload } from '#lib/domain/binding/binding-graph-workloads.ts';
import { idOfWorkload } from '#lib/domain/binding/id-of-workload.ts';
import { followedKinds, isFollowed } from '#lib/domain/health/followed-kinds.ts';
import { type FollowedObjects, followedWorkloads } from '#lib/domain/health/followed-workloads.ts';
import { guessApplication } from '#lib/domain/health/guess-application.ts';
import type { GraphPart } from '../model/graph-parts.ts';
import type { LiveModel } from '../model/live-model.ts';
import { partOfNode } from './part-of-node.ts';

export interface FoundNode {
  node: GraphNode;
  /** Undefined for a workload that nothing is bound to. */
  part: GraphPart | undefined;
}

/** A link of the chain by its id, or a workload that nothing is bound to; undefined where there is none. */
export function nodeOfId(model: LiveModel, id: string): FoundNode | undefined {
  const part = partOfNode(model, id);
  const node = part?.graph.nodes.find((one) => one.id === id);
  if (part !== undefined && node !== undefined) {
    return { node: withGuess(model, part, node), part };
  }
  const unbound = unboundWorkload(model, id);
  return unbound === undefined ? undefined : { node: unbound, part: undefined };
}

/** With the Application that the mappings of a missing one may have been meant for: parts leave it out, because it looks at all of them. */
function withGuess(model: LiveModel, { objects }: GraphPart, node: GraphNode): GraphNode {
  const { kind, ref, name, health } = node;
  if (kind !== 'application' || ref !== undefined || health.problem === undefined) {
    return node;
  }
  const mappings = objects.applicationmappings.filter(({ metadata }) => metadata.name === name);
  const guess = guessApplication(mappings, {
    applications: model.list('applications'),
    applicationmappings: model.list('applicationmappings'),
  });
  return guess === undefined
    ? node
    : { ...node, health: { ...health, problem: { ...health.problem, guess } } };
}

function unboundWorkload(model: LiveModel, id: string): GraphNode | undefined {
  const [namespace = '', usageKind = '', name = ''] = id.slice('workload:'.length).split('/');
  if (!id.startsWith('workload:') || !isFollowed(usageKind)) {
    return undefined;
  }
  const { kind } = followedKinds[usageKind];
  const object = model.get(kind, `${namespace}/${name}`);
  const none: FollowedObjects = { deployments: [], statefulsets: [], daemonsets: [] };
  const [workload] = object === undefined ? [] : followedWorkloads({ ...none, [kind]: [object] });
  return workload === undefined || idOfWorkload(workload) !== id ? undefined : nodeOfWorkload(workload);
}
