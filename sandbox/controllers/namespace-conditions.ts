import type { Condition } from '#lib/domain/kubernetes/kube-object.ts';

/** What is left in a namespace that is being deleted. */
export interface RemainingContent {
  /** Number of objects by `plural.group` (`pods.`). */
  byResource: Map<string, number>;
  /** Number of objects by finalizer. */
  byFinalizer: Map<string, number>;
  /** Failed deletions. */
  errors: string[];
}

/** The conditions of a terminating namespace, with the reasons and texts of Kubernetes. */
export function namespaceConditions(
  before: readonly Condition[],
  remaining: RemainingContent,
  nowIso: string,
): Condition[] {
  const listed = (counts: Map<string, number>, text: (name: string, count: number) => string) =>
    [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, count]) => text(name, count))
      .join(', ');
  const resources = listed(remaining.byResource, (name, count) => `${name} has ${count} resource instances`);
  const finalizers = listed(remaining.byFinalizer, (name, count) => `${name} in ${count} resource instances`);
  const failed = `Failed to delete all resource types, ${remaining.errors.length} remaining: ${remaining.errors.join(', ')}`;
  const wanted = [
    fine('NamespaceDeletionDiscoveryFailure', 'ResourcesDiscovered', 'All resources successfully discovered'),
    fine(
      'NamespaceDeletionGroupVersionParsingFailure',
      'ParsedGroupVersions',
      'All legacy kube types successfully parsed',
    ),
    remaining.errors.length > 0
      ? wrong('NamespaceDeletionContentFailure', 'ContentDeletionFailed', failed)
      : fine(
          'NamespaceDeletionContentFailure',
          'ContentDeleted',
          'All content successfully deleted, may be waiting on finalization',
        ),
    resources === ''
      ? fine('NamespaceContentRemaining', 'ContentRemoved', 'All content successfully removed')
      : wrong(
          'NamespaceContentRemaining',
          'SomeResourcesRemain',
          `Some resources are remaining: ${resources}`,
        ),
    finalizers === ''
      ? fine(
          'NamespaceFinalizersRemaining',
          'ContentHasNoFinalizers',
          'All content-preserving finalizers finished',
        )
      : wrong(
          'NamespaceFinalizersRemaining',
          'SomeFinalizersRemain',
          `Some content in the namespace has finalizers remaining: ${finalizers}`,
        ),
  ];
  return wanted.map((condition) => {
    const known = before.find(({ type }) => type === condition.type);
    const kept = known?.status === condition.status ? known.lastTransitionTime : undefined;
    return { ...condition, lastTransitionTime: kept ?? nowIso };
  });
}

function fine(type: string, reason: string, message: string): Condition {
  return { type, status: 'False', reason, message };
}

function wrong(type: string, reason: string, message: string): Condition {
  return { type, status: 'True', reason, message };
}
