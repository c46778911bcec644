import { message } from '../../../texts/message.ts';
import { busy } from '../../node-health.ts';
import type { CertainRule } from '../rule.ts';
import type { WorkloadFacts } from './facts.ts';

/** Fewer pods than wanted are up to date and ready, or the status is older than the template. */
export const workloadRollingOut: CertainRule<WorkloadFacts> = {
  id: 'workload/rolling-out',
  applies({ progress }) {
    return busy(message('states.rollingOut'), {
      cause: message('health.workloadRollingOut'),
      evidence: progress,
      fix: message('health.workloadRollingOutFix'),
    });
  },
};
