import type { Deployment, ReplicaSet } from './workload-types.ts';

export const revisionAnnotation = 'deployment.kubernetes.io/revision';
const historyAnnotation = 'deployment.kubernetes.io/revision-history';

/** Annotations of a Deployment that its ReplicaSets do not inherit. */
const notInherited = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  revisionAnnotation,
  historyAnnotation,
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
]);

function revisionOf(set: ReplicaSet): number {
  return Number(set.metadata.annotations?.[revisionAnnotation] ?? 0) || 0;
}

/** The number after the highest revision of `olds`. */
export function nextRevision(olds: readonly ReplicaSet[]): number {
  return Math.max(0, ...olds.map(revisionOf)) + 1;
}

/**
 * Annotations of the ReplicaSet with the present template: the Deployment's, and the newest revision. One that had an
 * earlier revision (the Deployment was rolled back to it) keeps that in its history.
 */
export function revisionAnnotations(
  deployment: Deployment,
  current: ReplicaSet,
  olds: readonly ReplicaSet[],
): Record<string, string> {
  const annotations: Record<string, string> = { ...current.metadata.annotations };
  for (const [name, value] of Object.entries(deployment.metadata.annotations ?? {})) {
    if (!notInherited.has(name)) {
      annotations[name] = value;
    }
  }
  const next = nextRevision(olds);
  const before = revisionOf(current);
  if (before < next) {
    annotations[revisionAnnotation] = String(next);
    if (before > 0) {
      const history = annotations[historyAnnotation];
      annotations[historyAnnotation] = history ? `${history},${before}` : String(before);
    }
  }
  return annotations;
}
