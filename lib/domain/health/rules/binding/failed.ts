import { targetOfObject } from '../../../binding/unbind-target.ts';
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
    return bad('Failed', {
      cause: 'The broker refused the binding; it will not try again.',
      evidence: describeCondition(failed),
      fix: 'Correct what the message names, then delete the binding and bind again.',
      remedy: { action: 'create-again', target: targetOfObject('servicebindings', binding) },
    });
  },
};
