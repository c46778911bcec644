import type { Rule } from '../rule.ts';
import type { UsageFacts } from './facts.ts';
import { labelsNotApplied } from './labels-not-applied-health.ts';
import { correctKind } from './not-injected.ts';

/**
 * The reason of the condition Ready is `EnsureLabelsAppliedError`: the workload could not be labelled. `spec.usedBy.kind`
 * has a capital letter, which no UsageKind has.
 */
export const usageKindUnknown: Rule<UsageFacts> = {
  id: 'usage/kind-unknown',
  applies(facts) {
    return correctKind(facts.usage) === undefined ? undefined : labelsNotApplied(facts);
  },
};
