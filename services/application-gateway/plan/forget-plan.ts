import { type Plan, planKinds } from './plan.ts';
import type { IndexedService } from './service-index.ts';

/** A target has refused the credentials of a plan: no call uses them again. */
export function forgetPlan({ plans }: Pick<IndexedService, 'plans'>, plan: Plan): void {
  plan.renew?.();
  for (const kind of planKinds) {
    if (plans[kind] === plan) {
      delete plans[kind];
    }
  }
}
