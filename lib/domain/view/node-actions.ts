import { type GraphNode, nodeId, type ObjectRef } from '../binding/binding-graph-node.ts';
import type { UnbindTarget } from '../binding/unbind-target.ts';
import { type FollowedUsageKind, followedKinds, isFollowed } from '../health/followed-kinds.ts';

/** What can be done at a link of the chain. */
export type ActionId = 'bind' | 'prove' | 'unbind' | 'delete';

/** As much of a link as decides what can be done at it. */
export type ActionNode = Pick<GraphNode, 'kind' | 'name' | 'namespace' | 'ref' | 'serviceId' | 'bindingName'>;

export interface BindingName {
  namespace: string;
  name: string;
}

const unbindable = ['servicebindingusages', 'servicebindings', 'serviceinstances'] as const;

function isUnbindable(kind: string): kind is UnbindTarget['kind'] {
  return (unbindable as readonly string[]).includes(kind);
}

const nodeKindOf = {
  servicebindingusages: 'usage',
  servicebindings: 'binding',
  serviceinstances: 'instance',
} as const;

/** Id of the graph's node that stands for what is to be unbound. */
export function nodeOfUnbindTarget({ kind, namespace, name }: UnbindTarget): string {
  return nodeId(nodeKindOf[kind], namespace, name);
}

/** What can be unbound at a node; undefined where there is nothing to. */
export function unbindTargetOf({ ref }: Pick<ActionNode, 'ref'>): UnbindTarget | undefined {
  return ref?.namespace !== undefined && isUnbindable(ref.kind)
    ? { kind: ref.kind, namespace: ref.namespace, name: ref.name }
    : undefined;
}

/** What may be deleted by itself: links that unbinding would leave, and pods, which come again. */
export function deletableOf({ ref }: Pick<ActionNode, 'ref'>): ObjectRef | undefined {
  return ref !== undefined && (isUnbindable(ref.kind) || ref.kind === 'pods') ? ref : undefined;
}

/** The binding whose GATEWAY_URL a node stands for: a binding itself, or the one that a usage names. */
export function bindingOfNode({ kind, ref, bindingName }: ActionNode): BindingName | undefined {
  const name = kind === 'binding' ? ref?.name : kind === 'usage' ? bindingName : undefined;
  return ref?.namespace === undefined || name === undefined ? undefined : { namespace: ref.namespace, name };
}

export interface BindPreset {
  namespace: string;
  serviceId?: string;
  workload?: string;
  workloadKind?: FollowedUsageKind;
}

/** What a bind that starts at a node knows already; undefined where none can start. */
export function bindPresetOf({ kind, namespace, name, ref, serviceId }: ActionNode): BindPreset | undefined {
  if (namespace === undefined || ref === undefined) {
    return undefined;
  }
  if (kind === 'class' && serviceId !== undefined) {
    return { namespace, serviceId };
  }
  const workloadKind = Object.keys(followedKinds)
    .filter(isFollowed)
    .find((usageKind) => followedKinds[usageKind].kind === ref.kind);
  return kind === 'workload' && workloadKind !== undefined
    ? { namespace, workload: name, workloadKind }
    : undefined;
}

/** What a bind knows that starts by dragging a catalog entry onto a workload; undefined where they do not go together. */
export function bindPresetOfDrop(source: ActionNode, target: ActionNode): BindPreset | undefined {
  const entry = source.kind === 'class' ? bindPresetOf(source) : undefined;
  const workload = target.kind === 'workload' ? bindPresetOf(target) : undefined;
  return entry === undefined || workload === undefined || entry.namespace !== workload.namespace
    ? undefined
    : { ...entry, ...workload };
}
