import { busy, off, ok } from '../../node-health.ts';
import type { Chain } from '../rule.ts';
import type { WorkloadFacts } from './facts.ts';
import { workloadRollingOut } from './rolling-out.ts';
import { workloadRolloutStuck } from './rollout-stuck.ts';

export const workloadChain: Chain<WorkloadFacts> = {
  steps: [
    ({ isLeaving }) => (isLeaving ? busy('Deleting') : undefined),
    workloadRolloutStuck,
    ({ isOff }) => (isOff ? off('Scaled to 0') : undefined),
    ({ isUp, up, wanted }) => (isUp ? ok(`${up} of ${wanted} up`) : undefined),
  ],
  otherwise: workloadRollingOut,
};
