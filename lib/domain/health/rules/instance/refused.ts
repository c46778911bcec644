import { message } from '../../../texts/message.ts';
import { describeRefusal } from '../../deletion-refused.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { InstanceFacts } from './facts.ts';

/** Why an instance is not asked for at all. */
const ownReason = /^(References|Error(?!Calling))/;

/** The broker's last answer refused the ServiceInstance, and the catalog asks it again. */
export const instanceRefused: Rule<InstanceFacts> = {
  id: 'instance/refused',
  applies({ ready, refusal }) {
    if (ready === undefined || refusal === undefined || ownReason.test(ready.reason ?? '')) {
      return undefined;
    }
    return bad(message('states.failed'), {
      cause: message('health.instanceRefused'),
      evidence: describeRefusal(refusal),
      fix: message('health.correctWhatBrokerNames'),
    });
  },
};
