import type { OwnerReference } from '#lib/domain/kubernetes/kube-object.ts';
import { foregroundFinalizer, type GraphNode, orphanFinalizer } from './owner-graph.ts';

/** What has become of an owner that a reference names. */
export type OwnerState = 'present' | 'absent' | 'waiting';

export type CollectionStep =
  | { type: 'keep' }
  | { type: 'drop-references'; uids: string[] }
  | { type: 'delete'; policy: 'Foreground' | 'Background' | 'Orphan' };

/**
 * What to do with an object because of its owners. `waiting` owners are being deleted in the foreground and wait for
 * their dependents. An object goes when no owner is left that stays.
 */
export function decideCollection(
  node: GraphNode,
  owners: readonly { reference: OwnerReference; state: OwnerState }[],
  hasDependents: boolean,
): CollectionStep {
  if (node.deleting || owners.length === 0) {
    return { type: 'keep' };
  }
  const leaving = owners.filter(({ state }) => state !== 'present');
  if (leaving.length === 0) {
    return { type: 'keep' };
  }
  if (leaving.length < owners.length) {
    return { type: 'drop-references', uids: leaving.map(({ reference }) => reference.uid) };
  }
  if (hasDependents && leaving.some(({ state }) => state === 'waiting')) {
    return { type: 'delete', policy: 'Foreground' };
  }
  if (node.finalizers.includes(orphanFinalizer)) {
    return { type: 'delete', policy: 'Orphan' };
  }
  return {
    type: 'delete',
    policy: node.finalizers.includes(foregroundFinalizer) ? 'Foreground' : 'Background',
  };
}

/** True when a dependent holds up the foreground deletion of the owner with `ownerUid`. */
export function blocks(dependent: GraphNode, ownerUid: string): boolean {
  return dependent.owners.some(
    ({ uid, blockOwnerDeletion }) => uid === ownerUid && blockOwnerDeletion === true,
  );
}
