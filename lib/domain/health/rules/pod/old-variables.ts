import { message } from '../../../texts/message.ts';
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
    return warn(message('states.oldVariables'), {
      cause: message('health.podOldVariables'),
      evidence: message('health.podOldVariablesEvidence', { secretName }),
      fix: message('health.podOldVariablesFix', { workload: workload.name }),
      remedy: { action: 'restart', ...workload },
    });
  },
};
