import { findCondition } from '../../../kubernetes/conditions.ts';
import { message } from '../../../texts/message.ts';
import { bad, describeCondition } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { PodFacts } from './facts.ts';

/** The condition PodScheduled of the pod is False. */
export const podNotScheduled: Rule<PodFacts> = {
  id: 'pod/not-scheduled',
  applies({ pod }) {
    const scheduled = findCondition(pod.status?.conditions, 'PodScheduled');
    if (scheduled?.status !== 'False') {
      return undefined;
    }
    return bad(message('states.notScheduled'), {
      cause: message('health.podNotScheduled'),
      evidence: describeCondition(scheduled),
      fix: message('health.podNotScheduledFix'),
    });
  },
};
