import { targetOfObject } from '../../../binding/unbind-target.ts';
import { applicationOfServiceClass, type ServiceClass } from '../../../catalog/service-class.ts';
import type { ServiceInstance } from '../../../catalog/service-instance.ts';
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
    const who = application === undefined ? 'The application' : `Application ${application}`;
    const [user, ...others] = users;
    return bad('Withdrawn', {
      cause: `${who}, which offered this service, does not exist any more.`,
      evidence: `ServiceClass ${serviceClass.metadata.name} is held by ${users.map(({ metadata }) => metadata.name).join(', ')}.`,
      fix: 'Unbind its instances: what they call is gone.',
      ...(user === undefined || others.length > 0
        ? {}
        : { remedy: { action: 'unbind', target: targetOfObject('serviceinstances', user) } }),
    });
  },
};
