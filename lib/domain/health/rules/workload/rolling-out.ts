import { busy } from '../../node-health.ts';
import type { CertainRule } from '../rule.ts';
import type { WorkloadFacts } from './facts.ts';

/** Fewer pods than wanted are up to date and ready, or the status is older than the template. */
export const workloadRollingOut: CertainRule<WorkloadFacts> = {
  id: 'workload/rolling-out',
  applies({ progress }) {
    return busy('Rolling out', {
      cause: 'The newest template does not run in every pod yet.',
      evidence: progress,
      fix: 'Nothing to do yet. If it stays, look at the pods.',
    });
  },
};
