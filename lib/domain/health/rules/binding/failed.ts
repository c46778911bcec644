import { targetOfObject } from '../../../binding/unbind-target.ts';
import { message } from '../../../texts/message.ts';
import { bad, describeCondition } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { BindingFacts } from './facts.ts';

/** The condition Failed of the ServiceBinding is True: the catalog has given up. */
export const bindingFailed: Rule<BindingFacts> = {
  id: 'binding/failed',
  applies({ binding, failed }) {
    if (failed?.status !== 'True') {
      return undefined;
    }
    return bad(message('states.failed'), {
      cause: message('health.bindingFailed'),
      evidence: describeCondition(failed),
      fix: message('health.bindingFailedFix'),
      remedy: { action: 'create-again', target: targetOfObject('servicebindings', binding) },
    });
  },
};
