import type { KubeClient } from '#lib/k8s/client.ts';
import type { KindFinder } from '#lib/k8s/find-kind.ts';
import type { CollisionReports } from './collision-reports.ts';
import type { RestoreGuard } from './restore-guard.ts';
import type { Sources } from './sources.ts';

/** What working on a usage needs besides its key. */
export interface UsageContext {
  kube: KubeClient;
  sources: Sources;
  finder: KindFinder;
  guard: RestoreGuard;
  collisions: CollisionReports;
  /** Failures in a row, by key. */
  attempts: Map<string, number>;
  /** What was written last into the conditions, by key: the copies may be older than that. */
  said: Map<string, string>;
  now(): Date;
}
