import { bad, describeCondition } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { UsageFacts } from './facts.ts';
import { unbindUsage } from './not-injected.ts';

/**
 * The reason of the condition Ready is `EnsureLabelsAppliedError`, and its message says that no UsageKind has the name that is in
 * `spec.usedBy.kind`.
 */
export const usageKindMissing: Rule<UsageFacts> = {
  id: 'usage/kind-missing',
  applies({ usage, ready }) {
    const { kind } = usage.spec.usedBy;
    const isMissing =
      ready?.reason === 'EnsureLabelsAppliedError' &&
      ready.message?.includes('usagekinds.') === true &&
      ready.message.endsWith(`"${kind}" not found`);
    return isMissing
      ? bad('Failed', {
          cause: `UsageKind ${kind} is unknown.`,
          evidence: describeCondition(ready),
          fix: 'Create the UsageKind, or bind again to a kind that there is: deployment, statefulset, daemonset.',
          remedy: unbindUsage(usage),
        })
      : undefined;
  },
};
