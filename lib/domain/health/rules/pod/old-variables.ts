import { warn } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import { isRunning, type PodFacts } from './facts.ts';

/** The pod runs, and a Secret that its variables come from has changed after the pod was made. */
export const podOldVariables: Rule<PodFacts> = {
  id: 'pod/old-variables',
  applies({ pod, stale }) {
    if (!isRunning(pod) || stale === undefined) {
      return undefined;
    }
    const { secretName, workload } = stale;
    return warn('Old variables', {
      cause: 'The pod runs with values that have changed since it started.',
      evidence: `Secret ${secretName} is younger than the pod, and variables are read only at the start.`,
      fix: `Restart ${workload.name}: its pods are replaced one by one.`,
      remedy: { action: 'restart', ...workload },
    });
  },
};
