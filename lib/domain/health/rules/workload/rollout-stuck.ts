import { message } from '../../../texts/message.ts';
import { bad, describeCondition } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { WorkloadFacts } from './facts.ts';

/** The condition ReplicaFailure of the Deployment is True, or its condition Progressing is False. */
export const workloadRolloutStuck: Rule<WorkloadFacts> = {
  id: 'workload/rollout-stuck',
  applies({ stuck }) {
    if (stuck === undefined) {
      return undefined;
    }
    return bad(message('states.rolloutStuck'), {
      cause: message('health.workloadRolloutStuck'),
      evidence: describeCondition(stuck),
      fix: message('health.workloadRolloutStuckFix'),
    });
  },
};
