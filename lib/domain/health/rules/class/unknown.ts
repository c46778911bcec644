import type { UnbindTarget } from '../../../binding/unbind-target.ts';
import { bad } from '../../node-health.ts';
import type { CertainRule } from '../rule.ts';

/** A class that nothing offers, and the instance that asks for it. */
export interface UnknownClass {
  name: string;
  instance: UnbindTarget;
}

/** A ServiceInstance asks for a class that is not in its namespace, and no Application has a service of that name. */
export const classUnknown: CertainRule<UnknownClass> = {
  id: 'class/unknown',
  applies({ name, instance }) {
    return bad('Unknown', {
      cause: `No class named ${name} is in namespace ${instance.namespace}, and no application offers one.`,
      evidence: `ServiceInstance ${instance.name} asks for it.`,
      fix: 'Correct the class in the YAML of the instance, or delete the instance.',
      remedy: { action: 'unbind', target: instance },
    });
  },
};
