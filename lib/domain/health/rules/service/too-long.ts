import { longestCatalogText, longestServiceId } from '../../../catalog/catalog-text-length.ts';
import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { ServiceFacts } from './facts.ts';

/** The id of the service is longer than 58 characters, which get `-plan` behind them, or its name longer than 63: no catalog can hold it. */
export const serviceTooLong: Rule<ServiceFacts> = {
  id: 'service/too-long',
  applies({ service: { id, name } }) {
    if (id.length <= longestServiceId && name.length <= longestCatalogText) {
      return undefined;
    }
    return bad(message('states.rejected'), {
      cause: message('health.serviceTooLong'),
      evidence: message('health.serviceTooLongEvidence', {
        ...{ name, id: id.length, mostId: longestServiceId },
        ...{ length: name.length, mostName: longestCatalogText },
      }),
      fix: message('health.serviceTooLongFix'),
    });
  },
};
