import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { GraphNode } from './owner-graph.ts';

/** Takes the references to the owners with `uids` out of an object. */
export async function dropReferences(
  kube: KubeClient,
  node: GraphNode,
  uids: readonly string[],
): Promise<void> {
  await changeMetadata(kube, node, ({ ownerReferences = [] }) => {
    const kept = ownerReferences.filter(({ uid }) => !uids.includes(uid));
    return kept.length === ownerReferences.length ? undefined : { ownerReferences: kept };
  });
}

/** Takes a finalizer off an object. */
export async function dropFinalizer(kube: KubeClient, node: GraphNode, finalizer: string): Promise<void> {
  await changeMetadata(kube, node, ({ finalizers = [] }) =>
    finalizers.includes(finalizer)
      ? { finalizers: finalizers.filter((name) => name !== finalizer) }
      : undefined,
  );
}

/** Patches the metadata of the object as it is on the server now; a newer one in its place is left alone. */
async function changeMetadata(
  kube: KubeClient,
  node: GraphNode,
  decide: (metadata: KubeObject['metadata']) => object | undefined,
): Promise<void> {
  const current = await kube.find<KubeObject>(node.kind, node.name, node.namespace);
  if (current === undefined || current.metadata.uid !== node.uid) {
    return;
  }
  const changed = decide(current.metadata);
  if (changed === undefined) {
    return;
  }
  const { uid, resourceVersion } = current.metadata;
  try {
    await kube.patch(node.kind, node, 'merge', { metadata: { ...changed, uid, resourceVersion } });
  } catch (error) {
    if (!isMooringError(error, 'NOT_FOUND')) {
      throw error;
    }
  }
}
