import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject, OwnerReference } from '#lib/domain/kubernetes/kube-object.ts';

export const foregroundFinalizer = 'foregroundDeletion';
export const orphanFinalizer = 'orphan';

/** What garbage collection needs to know of one object. */
export interface GraphNode {
  uid: string;
  kind: KindInfo;
  name: string;
  namespace: string | undefined;
  owners: readonly OwnerReference[];
  finalizers: readonly string[];
  deleting: boolean;
}

export interface OwnerGraph {
  /** Adds or updates an object; returns it. */
  put(kind: KindInfo, object: KubeObject): GraphNode;
  /** Takes an object out; returns what it was. */
  remove(uid: string): GraphNode | undefined;
  get(uid: string): GraphNode | undefined;
  /** Objects with an owner reference to `uid`. */
  dependentsOf(uid: string): GraphNode[];
  /** Every object of one kind, for comparing with a new list. */
  ofKind(kind: KindInfo): GraphNode[];
}

/** All objects by uid and, where they have owners, by those. */
export function createOwnerGraph(): OwnerGraph {
  const nodes = new Map<string, GraphNode>();
  const dependents = new Map<string, Set<string>>();

  function unlink(node: GraphNode): void {
    for (const { uid } of node.owners) {
      const known = dependents.get(uid);
      known?.delete(node.uid);
      if (known?.size === 0) {
        dependents.delete(uid);
      }
    }
  }

  return {
    put(kind, object) {
      const { uid = '', name, namespace, ownerReferences, finalizers, deletionTimestamp } = object.metadata;
      const before = nodes.get(uid);
      if (before !== undefined) {
        unlink(before);
      }
      const node: GraphNode = {
        uid,
        kind,
        name,
        namespace,
        owners: ownerReferences ?? [],
        finalizers: finalizers ?? [],
        deleting: deletionTimestamp !== undefined,
      };
      nodes.set(uid, node);
      for (const owner of node.owners) {
        const known = dependents.get(owner.uid) ?? new Set();
        dependents.set(owner.uid, known.add(uid));
      }
      return node;
    },
    remove(uid) {
      const node = nodes.get(uid);
      if (node !== undefined) {
        unlink(node);
        nodes.delete(uid);
      }
      return node;
    },
    get: (uid) => nodes.get(uid),
    dependentsOf(uid) {
      return [...(dependents.get(uid) ?? [])].flatMap((dependent) => nodes.get(dependent) ?? []);
    },
    ofKind(kind) {
      return [...nodes.values()].filter(
        (node) => node.kind.plural === kind.plural && node.kind.group === kind.group,
      );
    },
  };
}

/** True while the object is being deleted in the foreground: after its dependents. */
export function isForeground(node: GraphNode): boolean {
  return node.deleting && node.finalizers.includes(foregroundFinalizer);
}

/** True while its deletion waits for the garbage collector. */
export function isWaiting(node: GraphNode): boolean {
  return node.deleting && (isForeground(node) || node.finalizers.includes(orphanFinalizer));
}
