import { message } from '../../../texts/message.ts';
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
      ? bad(message('states.failed'), {
          cause: message('health.usageKindMissing', { kind }),
          evidence: describeCondition(ready),
          fix: message('health.usageKindMissingFix'),
          remedy: unbindUsage(usage),
        })
      : undefined;
  },
};
