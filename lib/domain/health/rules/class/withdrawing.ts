import { applicationOfServiceClass } from '../../../catalog/service-class.ts';
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
    return busy('Withdrawing', {
      cause: `The service is no longer allowed in namespace ${namespace}.`,
      evidence: `No ApplicationMapping in ${namespace} enables it, the catalog still lists ServiceClass ${name}.`,
      fix: `Allow it in ${namespace} again, or wait until the catalog drops it.`,
      ...(remedy === undefined ? {} : { remedy }),
    });
  },
};
