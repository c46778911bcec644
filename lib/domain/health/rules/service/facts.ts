import { type ApplicationService, entryOf } from '../../../application/application.ts';
import type { ServiceCalls } from '../../../application/seen-calls.ts';
import { type Message, message, type Sentence } from '../../../texts/message.ts';
import { momentOf } from '../../../texts/moment-of.ts';

/** A service of an Application, and what the gateway has seen of the calls to it. */
export interface ServiceFacts {
  application: string;
  service: ApplicationService;
  calls: ServiceCalls | undefined;
}

export function targetOf({ service }: ServiceFacts): Sentence {
  return entryOf(service, 'API')?.targetUrl ?? message('health.itsTarget');
}

export function hasCredentials({ service }: ServiceFacts): boolean {
  return (entryOf(service, 'API')?.credentials?.type ?? '') !== '';
}

/** When the last call was, as a sentence. */
export function whenCalled({ lastCallAt }: ServiceCalls): Message {
  return message('health.lastCall', { at: momentOf(lastCallAt ?? '') });
}
