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
    return bad('Withdrawn', {
      cause: 'The service is no longer offered: it was removed from the Application.',
      evidence: `ServiceClass ${metadata.name} is marked as removed from the broker's catalog.`,
      fix: 'Unbind its instances, or register the service again.',
    });
  },
};
