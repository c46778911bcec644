import { message } from '../../../texts/message.ts';
import type { Rule } from '../rule.ts';
import { type PodFacts, waitingContainer } from './facts.ts';
import { waitingHealth } from './waiting-health.ts';

/** A container waits, and not only because it is being created. */
export const podContainerWaits: Rule<PodFacts> = {
  id: 'pod/container-waits',
  applies({ pod }) {
    const waiting = waitingContainer(pod);
    return waiting === undefined ? undefined : waitingHealth(waiting, message('health.podContainerWaitsFix'));
  },
};
