import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { ServiceFacts } from './facts.ts';
import { incomplete, lacksLabel, missingParts } from './incomplete-service.ts';

/** The service has all that the catalog asks for, apart from the label `connected-app`. */
export const serviceLabelMissing: Rule<ServiceFacts> = {
  id: 'service/label-missing',
  applies({ application, service }) {
    if (!lacksLabel(service) || missingParts(service).length > 0) {
      return undefined;
    }
    return bad(message('states.rejected'), {
      ...incomplete(service),
      remedy: { action: 'label-service', application, serviceId: service.id },
    });
  },
};
