import { applicationOfServiceClass } from '../../../catalog/service-class.ts';
import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import { allowService, type PublishedClass } from './published-class.ts';

/**
 * No ApplicationMapping of the namespace enables the service, and the catalog has marked its ServiceClass as removed from
 * the broker's catalog.
 */
export const classNoLongerAllowed: Rule<PublishedClass> = {
  id: 'class/no-longer-allowed',
  applies({ serviceClass, mapped }) {
    if (serviceClass.status?.removedFromBrokerCatalog !== true || mapped) {
      return undefined;
    }
    const { name, namespace = '' } = serviceClass.metadata;
    const remedy = allowService(serviceClass, applicationOfServiceClass(serviceClass));
    return bad(message('states.withdrawn'), {
      cause: message('health.classNoLongerAllowed', { namespace }),
      evidence: message('health.classRemovedFromCatalog', { name }),
      fix: message('health.classNoLongerAllowedFix', { namespace }),
      ...(remedy === undefined ? {} : { remedy }),
    });
  },
};
