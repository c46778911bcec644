import { bad, type NodeHealth } from '../../node-health.ts';
import type { UsageFacts } from './facts.ts';
import { notInjected } from './not-injected.ts';

/** Health of a usage whose workload could not be changed; undefined where that is not the reason. */
export function labelsNotApplied({ usage, ready }: UsageFacts): NodeHealth | undefined {
  const fix =
    'Check that the workload exists and that spec.usedBy.kind names a UsageKind, in lower case: deployment.';
  return ready?.reason === 'EnsureLabelsAppliedError'
    ? bad('Failed', notInjected(usage, ready, { fix }))
    : undefined;
}
