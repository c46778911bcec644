import type { OpenToken } from '#lib/domain/application/open-token.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';

/** What rows are made from besides their part of the graph. */
export interface RowFacts {
  tokensOf(application: string): OpenToken[];
  /** The keys of a Secret; undefined where it is not known. */
  secretKeysOf(namespace: string, name: string): readonly string[] | undefined;
  /** The plans of a ServiceClass, by its `namespace/name`; in the order of their names. */
  plansOf(serviceClass: string): ServicePlan[];
  nowMs(): number;
}
