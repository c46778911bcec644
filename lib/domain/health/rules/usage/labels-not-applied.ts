import type { Rule } from '../rule.ts';
import type { UsageFacts } from './facts.ts';
import { labelsNotApplied } from './labels-not-applied-health.ts';

/**
 * The reason of the condition Ready is `EnsureLabelsAppliedError`: the workload could not be labelled. `spec.usedBy.kind`
 * is in lower case, as it should be.
 */
export const usageLabelsNotApplied: Rule<UsageFacts> = {
  id: 'usage/labels-not-applied',
  applies: labelsNotApplied,
};
