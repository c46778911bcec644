import type { UnbindTarget } from '../../../binding/unbind-target.ts';
import { message } from '../../../texts/message.ts';
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
    return bad(message('states.unknown'), {
      cause: message('health.classUnknown', { name, namespace: instance.namespace }),
      evidence: message('health.classUnknownEvidence', { instance: instance.name }),
      fix: message('health.classUnknownFix'),
      remedy: { action: 'unbind', target: instance },
    });
  },
};
