import type { UnbindTarget } from '../../../binding/unbind-target.ts';
import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { CertainRule } from '../rule.ts';

/** A binding that is not there, and the usage that names it. */
export interface MissingBinding {
  name: string;
  usage: UnbindTarget;
}

/** A ServiceBindingUsage names a ServiceBinding that is not in its namespace. */
export const bindingMissing: CertainRule<MissingBinding> = {
  id: 'binding/missing',
  applies({ name, usage }) {
    return bad(message('states.missing'), {
      cause: message('health.bindingMissing'),
      evidence: message('health.bindingMissingEvidence', { usage: usage.name, name }),
      fix: message('health.bindingMissingFix'),
      remedy: { action: 'unbind', target: usage },
    });
  },
};
