import { message } from '../../../texts/message.ts';
import { bad, following } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { BindingFacts } from './facts.ts';
import { doesNotSucceed } from './not-ready.ts';

/** The reason of the condition Ready says that the ServiceInstance does not exist. */
export const bindingInstanceNotFound: Rule<BindingFacts> = {
  id: 'binding/instance-not-found',
  applies({ ready }) {
    return ready !== undefined && /ReferencesNonexistentInstance/.test(ready.reason ?? '')
      ? following(bad(message('states.failed'), doesNotSucceed(ready)))
      : undefined;
  },
};
