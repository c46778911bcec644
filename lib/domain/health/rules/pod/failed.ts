import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import { type PodFacts, phaseOf } from './facts.ts';

/** The phase of the pod is Failed or Unknown. */
export const podFailed: Rule<PodFacts> = {
  id: 'pod/failed',
  applies({ pod }) {
    const phase = phaseOf(pod);
    if (phase !== 'Failed' && phase !== 'Unknown') {
      return undefined;
    }
    return bad(phase, {
      cause: message('health.podFailed'),
      evidence: message('health.podFailedEvidence', { phase }),
      fix: message('health.podFailedFix'),
    });
  },
};
