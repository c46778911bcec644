import { message } from '../../../texts/message.ts';
import type { Rule } from '../rule.ts';
import { type PodFacts, waitingContainer } from './facts.ts';
import { waitingHealth } from './waiting-health.ts';

/** A container waits with the reason `CreateContainerConfigError`: its environment cannot be put together. */
export const podConfigMissing: Rule<PodFacts> = {
  id: 'pod/config-missing',
  applies({ pod }) {
    const waiting = waitingContainer(pod);
    return waiting?.reason === 'CreateContainerConfigError'
      ? waitingHealth(waiting, message('health.podConfigMissingFix'))
      : undefined;
  },
};
