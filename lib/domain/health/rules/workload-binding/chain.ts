import { busy, ok } from '../../node-health.ts';
import type { Chain } from '../rule.ts';
import type { WorkloadBindingFacts } from './facts.ts';
import { workloadBindingFailed } from './failed.ts';
import { workloadBindingSecretNotThere } from './secret-not-there.ts';

export const workloadBindingChain: Chain<WorkloadBindingFacts> = {
  steps: [
    ({ isLeaving }) => (isLeaving ? busy('Deleting') : undefined),
    ({ ready }) => (ready?.status === 'True' ? ok('Projected') : undefined),
    workloadBindingSecretNotThere,
    workloadBindingFailed,
  ],
  otherwise: () => busy('Pending'),
};
