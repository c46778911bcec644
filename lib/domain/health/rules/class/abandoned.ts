import { targetOfObject } from '../../../binding/unbind-target.ts';
import { applicationOfServiceClass, type ServiceClass } from '../../../catalog/service-class.ts';
import type { ServiceInstance } from '../../../catalog/service-instance.ts';
import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { CertainRule } from '../rule.ts';

/** A class whose Application was deleted. */
export interface AbandonedClass {
  serviceClass: ServiceClass;
  /** The instances that still hold it. */
  users: readonly ServiceInstance[];
}

/** The Application that a ServiceClass came from does not exist any more, and instances still use the class. */
export const classAbandoned: CertainRule<AbandonedClass> = {
  id: 'class/abandoned',
  applies({ serviceClass, users }) {
    const application = applicationOfServiceClass(serviceClass);
    const [user, ...others] = users;
    return bad(message('states.withdrawn'), {
      cause:
        application === undefined
          ? message('health.classAbandonedByUnknown')
          : message('health.classAbandoned', { application }),
      evidence: message('health.classAbandonedEvidence', {
        name: serviceClass.metadata.name,
        users: users.map(({ metadata }) => metadata.name).join(', '),
      }),
      fix: message('health.classAbandonedFix'),
      ...(user === undefined || others.length > 0
        ? {}
        : { remedy: { action: 'unbind', target: targetOfObject('serviceinstances', user) } }),
    });
  },
};
