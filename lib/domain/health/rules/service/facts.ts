import { type ApplicationService, entryOf } from '../../../application/application.ts';
import type { ServiceCalls } from '../../../application/seen-calls.ts';
import { formatAbsolute } from '../../../kubernetes/format-time.ts';

/** A service of an Application, and what the gateway has seen of the calls to it. */
export interface ServiceFacts {
  application: string;
  service: ApplicationService;
  calls: ServiceCalls | undefined;
}

export function targetOf({ service }: ServiceFacts): string {
  return entryOf(service, 'API')?.targetUrl ?? 'its target';
}

export function hasCredentials({ service }: ServiceFacts): boolean {
  return (entryOf(service, 'API')?.credentials?.type ?? '') !== '';
}

/** When the last call was, as a sentence. */
export function whenCalled({ lastCallAt }: ServiceCalls): string {
  return `The last call was on ${formatAbsolute(lastCallAt ?? '')}.`;
}
