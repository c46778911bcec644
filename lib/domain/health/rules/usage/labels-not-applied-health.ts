import { message } from '../../../texts/message.ts';
import { bad, type NodeHealth } from '../../node-health.ts';
import type { UsageFacts } from './facts.ts';
import { notInjected } from './not-injected.ts';

/** Health of a usage whose workload could not be changed; undefined where that is not the reason. */
export function labelsNotApplied({ usage, ready }: UsageFacts): NodeHealth | undefined {
  const fix = message('health.usageLabelsNotAppliedFix');
  return ready?.reason === 'EnsureLabelsAppliedError'
    ? bad(message('states.failed'), notInjected(usage, ready, { fix }))
    : undefined;
}
