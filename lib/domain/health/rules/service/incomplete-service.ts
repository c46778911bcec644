import { type ApplicationService, entryOf } from '../../../application/application.ts';
import { type Message, message } from '../../../texts/message.ts';
import type { Problem } from '../../node-health.ts';

export function lacksLabel({ labels }: ApplicationService): boolean {
  return labels?.['connected-app'] === undefined;
}

/** What a service lacks to enter the catalog, apart from its label (binding contract 1.5). */
export function missingParts(service: ApplicationService): Message[] {
  const api = entryOf(service, 'API');
  return [
    ...(service.entries.length === 0 ? [message('health.lacksEntry')] : []),
    ...(api !== undefined && !api.gatewayUrl ? [message('health.lacksGatewayUrl')] : []),
    ...(api !== undefined && !api.accessLabel ? [message('health.lacksAccessLabel')] : []),
  ];
}

export function incomplete(service: ApplicationService): Problem {
  const missing = [...(lacksLabel(service) ? [message('health.lacksLabel')] : []), ...missingParts(service)];
  return {
    cause: message('health.serviceIncomplete'),
    evidence: message('health.serviceIncompleteEvidence', {
      name: service.name,
      missing: missing.reduce((first, last) => message('health.and', { first, last })),
    }),
    fix: message('health.serviceIncompleteFix'),
  };
}
