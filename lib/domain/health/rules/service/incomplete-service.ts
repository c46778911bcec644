import { type ApplicationService, entryOf } from '../../../application/application.ts';
import type { Problem } from '../../node-health.ts';

export function lacksLabel({ labels }: ApplicationService): boolean {
  return labels?.['connected-app'] === undefined;
}

/** What a service lacks to enter the catalog, apart from its label (binding contract 1.5). */
export function missingParts(service: ApplicationService): string[] {
  const api = entryOf(service, 'API');
  return [
    ...(service.entries.length === 0 ? ['an API or Events entry'] : []),
    ...(api !== undefined && !api.gatewayUrl ? ['gatewayUrl of its API entry'] : []),
    ...(api !== undefined && !api.accessLabel ? ['accessLabel of its API entry'] : []),
  ];
}

export function incomplete(service: ApplicationService): Problem {
  const missing = [...(lacksLabel(service) ? ['the label connected-app'] : []), ...missingParts(service)];
  return {
    cause: 'The catalog drops the whole Application because this service is incomplete.',
    evidence: `Service ${service.name} lacks ${missing.join(' and ')}.`,
    fix: 'Register the service through the registry, which fills these in, or add them to the Application.',
  };
}
