import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import { badReason } from '../bad-reason.ts';
import type { Rule } from '../rule.ts';
import type { BindingFacts } from './facts.ts';
import { doesNotSucceed } from './not-ready.ts';

/** An operation of the broker that has not ended is no fault. */
const goesOn = /ErrorAsyncOperationInProgress/;

/** The reason of the condition Ready speaks of an error. */
export const bindingDoesNotSucceed: Rule<BindingFacts> = {
  id: 'binding/does-not-succeed',
  applies({ ready }) {
    const reason = ready?.reason ?? '';
    return ready !== undefined && badReason.test(reason) && !goesOn.test(reason)
      ? bad(message('states.failed'), doesNotSucceed(ready))
      : undefined;
  },
};
