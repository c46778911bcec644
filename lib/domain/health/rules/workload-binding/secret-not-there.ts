import { message } from '../../../texts/message.ts';
import { busy } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { WorkloadBindingFacts } from './facts.ts';
import { notProjected } from './not-projected.ts';

/** The reason of the condition Ready is `ServiceNotAvailable`: the Secret of a binding that has just been made takes a moment. */
export const workloadBindingSecretNotThere: Rule<WorkloadBindingFacts> = {
  id: 'workload-binding/secret-not-there',
  applies({ ready }) {
    return ready?.reason === 'ServiceNotAvailable'
      ? busy(message('states.waiting'), notProjected(ready))
      : undefined;
  },
};
