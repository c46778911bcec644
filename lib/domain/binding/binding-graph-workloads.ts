import { followedKinds, isFollowed } from '../health/followed-kinds.ts';
import {
  type FollowedObjects,
  type FollowedWorkload,
  followedWorkloads,
} from '../health/followed-workloads.ts';
import { type NodeHealth, off } from '../health/node-health.ts';
import { tell } from '../health/rules/diagnose.ts';
import { workloadMissing } from '../health/rules/workload/missing.ts';
import { podHealth } from '../health/workload-health.ts';
import { workloadOfPod } from '../health/workload-of-pod.ts';
import type { EventObject } from '../kubernetes/core-objects.ts';
import type { Pod } from '../kubernetes/workload.ts';
import { message } from '../texts/message.ts';
import type { GraphNode, MissingView } from './binding-graph-node.ts';
import { nodeId } from './binding-graph-node.ts';
import type { GraphDraft } from './graph-draft.ts';
import { idOfWorkload } from './id-of-workload.ts';
import type { ServiceBindingUsage } from './service-binding-usage.ts';
import type { UnbindTarget } from './unbind-target.ts';

/** Of a Secret no more than this is looked at. */
export interface SeenSecret {
  /** ISO time of the last change of its values; undefined where the server does not tell. */
  changedAt?: string | undefined;
}

export interface WorkloadObjects extends FollowedObjects {
  pods: Pod[];
  /** The Secrets that exist, by `namespace/name`; left out where Secrets cannot be seen. */
  secrets?: ReadonlyMap<string, SeenSecret>;
  /** The kubelets' events about keys that became no variables; they are kept for an hour. */
  skippedvariables?: readonly EventObject[];
}

type WorkloadFinder = (id: string) => FollowedWorkload | undefined;

/** Finds a workload by the id of its node; undefined where there is none. */
export function workloadFinder(objects: WorkloadObjects): WorkloadFinder {
  const byId = new Map(followedWorkloads(objects).map((workload) => [idOfWorkload(workload), workload]));
  return (id) => byId.get(id);
}

/** The node of a workload that is there. */
export function nodeOfWorkload(workload: FollowedWorkload): GraphNode {
  const { kind, noun, name, namespace, health } = workload;
  return {
    id: idOfWorkload(workload),
    kind: 'workload',
    name,
    namespace,
    detail: noun,
    health: health(),
    ref: { kind, name, namespace },
  };
}

/** The workload that a usage names, there or not. */
export function workloadNode(
  usage: UnbindTarget,
  { kind, name }: ServiceBindingUsage['spec']['usedBy'],
  find: WorkloadFinder,
): GraphNode {
  const { namespace } = usage;
  const id = idOfWorkload({ usageKind: kind, namespace, name });
  const found = find(id);
  if (found !== undefined) {
    return nodeOfWorkload(found);
  }
  const base = { id, kind: 'workload' as const, name, namespace };
  if (!isFollowed(kind)) {
    return { ...base, detail: kind, health: off(message('states.notWatched')) };
  }
  const { noun } = followedKinds[kind];
  return { ...base, detail: noun, health: tell(workloadMissing, { kind: noun, name, usage }) };
}

/** A Secret whose keys a usage makes variables of. */
export interface BroughtSecret {
  /** Id of the usage's node. */
  usage: string;
  secretName: string;
}

/**
 * Adds the pods of the workloads that are there.
 * @param brought what usages bring to a workload, by the id of its node.
 */
export function addPods(
  graph: GraphDraft,
  { pods, secrets, skippedvariables = [] }: WorkloadObjects,
  brought: ReadonlyMap<string, readonly BroughtSecret[]>,
): void {
  const skipped = Map.groupBy(
    skippedvariables,
    ({ involvedObject: { namespace, name } }) => `${namespace}/${name}`,
  );
  for (const pod of pods) {
    const { name, namespace = '' } = pod.metadata;
    const workload = workloadOfPod(pod);
    if (workload === undefined) {
      continue;
    }
    const workloadId = idOfWorkload({ ...workload, namespace });
    if (!graph.nodes.has(workloadId)) {
      continue;
    }
    const owner = { kind: followedKinds[workload.usageKind].kind, namespace, name: workload.name };
    const changed = changedSecretsOf(pod, secrets);
    const said = skipped.get(`${namespace}/${name}`);
    const healthBy = (secretName: string | undefined) =>
      podHealth(pod, {
        ...(secretName === undefined ? {} : { stale: { secretName, workload: owner } }),
        ...(said === undefined ? {} : { skipped: said.flatMap(({ message }) => message ?? []) }),
      });
    const views = viewsOfPod(changed, brought.get(workloadId) ?? [], healthBy);
    graph.add(
      {
        id: nodeId('pod', namespace, name),
        kind: 'pod',
        name,
        namespace,
        health: healthBy(changed[0]),
        ref: { kind: 'pods', name, namespace },
        ...(views === undefined ? {} : { views }),
      },
      workloadId,
    );
  }
}

/** How a pod of several usages is for each, where Secrets changed that some of them bring: no chain is told of those of another. */
function viewsOfPod(
  changed: readonly string[],
  brought: readonly BroughtSecret[],
  healthBy: (secretName: string | undefined) => NodeHealth,
): MissingView[] | undefined {
  const isTheirs =
    changed.length > 0 && changed.every((name) => brought.some((one) => one.secretName === name));
  return isTheirs && brought.length > 1
    ? brought.map(({ usage, secretName }) => ({
        from: usage,
        health: healthBy(changed.includes(secretName) ? secretName : undefined),
      }))
    : undefined;
}

/** The Secrets among the pod's variables whose values changed after the pod was made. */
function changedSecretsOf(pod: Pod, secrets: WorkloadObjects['secrets']): string[] {
  const { namespace = '', creationTimestamp = '' } = pod.metadata;
  const names = pod.spec.containers.flatMap(({ envFrom = [] }) =>
    envFrom.flatMap(({ secretRef }) => secretRef?.name ?? []),
  );
  return names.filter((name) => (secrets?.get(`${namespace}/${name}`)?.changedAt ?? '') > creationTimestamp);
}
