import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject, OwnerReference } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import { dropFinalizer, dropReferences } from './change-metadata.ts';
import { blocks, decideCollection, type OwnerState } from './decide-collection.ts';
import {
  foregroundFinalizer,
  type GraphNode,
  isForeground,
  type OwnerGraph,
  orphanFinalizer,
} from './owner-graph.ts';

export interface Collection {
  kube: KubeClient;
  log: Logger;
  graph: OwnerGraph;
  /** @throws MooringError UNAVAILABLE for a kind that is not served. */
  kindOf(reference: OwnerReference): KindInfo;
}

/** Takes an object one step on: orphans its dependents, waits for them, or collects it. Returns those to look at next. */
export async function collectObject(on: Collection, node: GraphNode): Promise<GraphNode[]> {
  if (node.deleting && node.finalizers.includes(orphanFinalizer)) {
    await orphan(on, node);
    return [];
  }
  if (isForeground(node)) {
    return finishForeground(on, node);
  }
  await collect(on, node);
  return [];
}

async function orphan({ kube, graph }: Collection, node: GraphNode): Promise<void> {
  for (const dependent of graph.dependentsOf(node.uid)) {
    await dropReferences(kube, dependent, [node.uid]);
  }
  await dropFinalizer(kube, node, orphanFinalizer);
}

async function finishForeground({ kube, graph }: Collection, node: GraphNode): Promise<GraphNode[]> {
  const blocking = graph.dependentsOf(node.uid).filter((dependent) => blocks(dependent, node.uid));
  if (blocking.length === 0) {
    await dropFinalizer(kube, node, foregroundFinalizer);
  }
  return blocking.filter((dependent) => !dependent.deleting);
}

async function collect(on: Collection, node: GraphNode): Promise<void> {
  const { kube, log, graph } = on;
  const owners = await Promise.all(
    node.owners.map(async (reference) => ({ reference, state: await stateOf(on, node, reference) })),
  );
  const step = decideCollection(node, owners, graph.dependentsOf(node.uid).length > 0);
  if (step.type === 'drop-references') {
    await dropReferences(kube, node, step.uids);
  } else if (step.type === 'delete') {
    log.debug(
      { kind: node.kind.plural, name: node.name, policy: step.policy },
      'deleting what has lost its owner',
    );
    await kube.delete(node.kind, node.name, node.namespace, {
      propagationPolicy: step.policy,
      preconditions: { uid: node.uid },
    });
  }
}

async function stateOf(on: Collection, node: GraphNode, reference: OwnerReference): Promise<OwnerState> {
  const known = on.graph.get(reference.uid);
  if (known !== undefined && (known.namespace === undefined || known.namespace === node.namespace)) {
    return isForeground(known) ? 'waiting' : 'present';
  }
  const kind = on.kindOf(reference);
  if (kind.namespaced && node.namespace === undefined) {
    // no cluster-scoped object can be owned by one in a namespace: leave it alone
    return 'present';
  }
  const namespace = kind.namespaced ? node.namespace : undefined;
  const owner = await on.kube.find<KubeObject>(kind, reference.name, namespace);
  return owner?.metadata.uid === reference.uid ? 'present' : 'absent';
}
