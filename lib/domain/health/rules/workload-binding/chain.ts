import { message } from '../../../texts/message.ts';
import { busy, ok } from '../../node-health.ts';
import type { Chain } from '../rule.ts';
import type { WorkloadBindingFacts } from './facts.ts';
import { workloadBindingFailed } from './failed.ts';
import { workloadBindingSecretNotThere } from './secret-not-there.ts';

export const workloadBindingChain: Chain<WorkloadBindingFacts> = {
  steps: [
    ({ isLeaving }) => (isLeaving ? busy(message('states.deleting')) : undefined),
    ({ ready }) => (ready?.status === 'True' ? ok(message('states.projected')) : undefined),
    workloadBindingSecretNotThere,
    workloadBindingFailed,
  ],
  otherwise: () => busy(message('states.pending')),
};
