import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { ServiceFacts } from './facts.ts';
import { incomplete, missingParts } from './incomplete-service.ts';

/** The service has no entry, or its API entry has no `gatewayUrl` or no `accessLabel`. */
export const serviceIncomplete: Rule<ServiceFacts> = {
  id: 'service/incomplete',
  applies({ service }) {
    return missingParts(service).length === 0
      ? undefined
      : bad(message('states.rejected'), incomplete(service));
  },
};
