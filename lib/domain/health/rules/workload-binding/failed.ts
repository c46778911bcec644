import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { WorkloadBindingFacts } from './facts.ts';
import { notProjected } from './not-projected.ts';

/** The condition Ready of the ServiceBinding of servicebinding.io is not True. */
export const workloadBindingFailed: Rule<WorkloadBindingFacts> = {
  id: 'workload-binding/failed',
  applies({ ready }) {
    return ready === undefined ? undefined : bad(message('states.failed'), notProjected(ready));
  },
};
