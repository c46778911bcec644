import { message } from '../../../texts/message.ts';
import { busy, describeCondition } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { InstanceFacts } from './facts.ts';

/** The condition Ready is not True yet, and its reason speaks of no error. */
export const instanceAtWork: Rule<InstanceFacts> = {
  id: 'instance/at-work',
  applies({ ready }) {
    if (ready === undefined) {
      return undefined;
    }
    return busy(
      /Deprovision/.test(ready.reason ?? '')
        ? message('states.deprovisioning')
        : message('states.provisioning'),
      {
        cause: message('health.instanceAtWork'),
        evidence: describeCondition(ready),
        fix: message('health.nothingToDoYet'),
      },
    );
  },
};
