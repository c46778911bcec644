import { applicationOfServiceClass } from '../../../catalog/service-class.ts';
import { message } from '../../../texts/message.ts';
import { busy } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import { allowService, type PublishedClass } from './published-class.ts';

/** No ApplicationMapping of the namespace enables the service, and its ServiceClass is still in the catalog. */
export const classWithdrawing: Rule<PublishedClass> = {
  id: 'class/withdrawing',
  applies({ serviceClass, mapped }) {
    if (mapped) {
      return undefined;
    }
    const { name, namespace = '' } = serviceClass.metadata;
    const remedy = allowService(serviceClass, applicationOfServiceClass(serviceClass));
    return busy(message('states.withdrawing'), {
      cause: message('health.classNoLongerAllowed', { namespace }),
      evidence: message('health.classWithdrawingEvidence', { namespace, name }),
      fix: message('health.classWithdrawingFix', { namespace }),
      ...(remedy === undefined ? {} : { remedy }),
    });
  },
};
