import { message } from '../../../texts/message.ts';
import { busy, following } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { BindingFacts } from './facts.ts';
import { noCredentialsYet } from './not-ready.ts';

/** The reason of the condition Ready says that the ServiceInstance is not ready, or that its class is not resolved yet. */
export const bindingInstanceNotReady: Rule<BindingFacts> = {
  id: 'binding/instance-not-ready',
  applies({ ready }) {
    return ready !== undefined && /ErrorInstanceNotReady|ErrorInstanceRefsUnresolved/.test(ready.reason ?? '')
      ? following(busy(message('states.waiting'), noCredentialsYet(ready)))
      : undefined;
  },
};
