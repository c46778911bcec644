import { message } from '../../../texts/message.ts';
import { busy } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { BindingFacts } from './facts.ts';
import { noCredentialsYet } from './not-ready.ts';

/** The condition Ready is not True yet, and its reason speaks of no error. */
export const bindingWaiting: Rule<BindingFacts> = {
  id: 'binding/waiting',
  applies({ ready }) {
    return ready?.reason === undefined ? undefined : busy(message('states.waiting'), noCredentialsYet(ready));
  },
};
