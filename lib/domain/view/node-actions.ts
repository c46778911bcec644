import { type GraphNode, nodeId, type ObjectRef } from '../binding/binding-graph-node.ts';
import type { UnbindTarget } from '../binding/unbind-target.ts';
import { type FollowedUsageKind, followedKinds, isFollowed } from '../health/followed-workloads.ts';

/** What can be done at a link of the chain. */
export type ActionId = 'bind' | 'prove' | 'unbind' | 'delete';

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
export function unbindTargetOf({ ref }: GraphNode): UnbindTarget | undefined {
  return ref?.namespace !== undefined && isUnbindable(ref.kind)
    ? { kind: ref.kind, namespace: ref.namespace, name: ref.name }
    : undefined;
}

/** What may be deleted by itself: links that unbinding would leave, and pods, which come again. */
export function deletableOf({ ref }: GraphNode): ObjectRef | undefined {
  return ref !== undefined && (isUnbindable(ref.kind) || ref.kind === 'pods') ? ref : undefined;
}

export interface BindPreset {
  namespace: string;
  serviceId?: string;
  workload?: string;
  workloadKind?: FollowedUsageKind;
}

/** What a bind that starts at a node knows already; undefined where none can start. */
export function bindPresetOf({ kind, namespace, name, ref, serviceId }: GraphNode): BindPreset | undefined {
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
export function bindPresetOfDrop(source: GraphNode, target: GraphNode): BindPreset | undefined {
  const entry = source.kind === 'class' ? bindPresetOf(source) : undefined;
  const workload = target.kind === 'workload' ? bindPresetOf(target) : undefined;
  return entry === undefined || workload === undefined || entry.namespace !== workload.namespace
    ? undefined
    : { ...entry, ...workload };
}
