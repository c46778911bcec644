import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { PublishedClass } from './published-class.ts';

/** The namespace may use the service, and the catalog has marked its ServiceClass as removed from the broker's catalog. */
export const classWithdrawn: Rule<PublishedClass> = {
  id: 'class/withdrawn',
  applies({ serviceClass: { metadata, status }, mapped }) {
    if (status?.removedFromBrokerCatalog !== true || !mapped) {
      return undefined;
    }
    return bad(message('states.withdrawn'), {
      cause: message('health.classServiceRemoved'),
      evidence: message('health.classRemovedFromCatalog', { name: metadata.name }),
      fix: message('health.classServiceRemovedFix'),
    });
  },
};
