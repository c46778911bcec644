import { message } from '../../../texts/message.ts';
import { busy, off, ok } from '../../node-health.ts';
import type { Chain } from '../rule.ts';
import type { WorkloadFacts } from './facts.ts';
import { workloadRollingOut } from './rolling-out.ts';
import { workloadRolloutStuck } from './rollout-stuck.ts';

export const workloadChain: Chain<WorkloadFacts> = {
  steps: [
    ({ isLeaving }) => (isLeaving ? busy(message('states.deleting')) : undefined),
    workloadRolloutStuck,
    ({ isOff }) => (isOff ? off(message('states.scaledToZero')) : undefined),
    ({ isUp, up, wanted }) => (isUp ? ok(message('states.podsUp', { up, wanted })) : undefined),
  ],
  otherwise: workloadRollingOut,
};
