import type { UnbindTarget } from '../../../binding/unbind-target.ts';
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
    return bad('Missing', {
      cause: 'The service instance does not exist.',
      evidence: `ServiceBinding ${binding.name} refers to ServiceInstance ${name}.`,
      fix: 'Create the instance, or delete the binding and bind again.',
      remedy: { action: 'unbind', target: binding },
    });
  },
};
