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
    return bad('Rollout stuck', {
      cause: 'The new pods of the Deployment do not come up.',
      evidence: describeCondition(stuck),
      fix: 'Look at the pods and their events; correct the image, the quota or what the message names.',
    });
  },
};
