import type { UnbindTarget } from '../../../binding/unbind-target.ts';
import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { CertainRule } from '../rule.ts';

/** An instance that is not there, and the binding that names it. */
export interface MissingInstance {
  name: string;
  binding: UnbindTarget;
}

/** A ServiceBinding names a ServiceInstance that is not in its namespace. */
export const instanceMissing: CertainRule<MissingInstance> = {
  id: 'instance/missing',
  applies({ name, binding }) {
    return bad(message('states.missing'), {
      cause: message('health.instanceMissing'),
      evidence: message('health.instanceMissingEvidence', { binding: binding.name, name }),
      fix: message('health.instanceMissingFix'),
      remedy: { action: 'unbind', target: binding },
    });
  },
};
