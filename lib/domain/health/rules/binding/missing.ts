import type { UnbindTarget } from '../../../binding/unbind-target.ts';
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
    return bad('Missing', {
      cause: 'The binding does not exist.',
      evidence: `ServiceBindingUsage ${usage.name} refers to ServiceBinding ${name}.`,
      fix: 'Create the binding, or delete the usage and bind again.',
      remedy: { action: 'unbind', target: usage },
    });
  },
};
