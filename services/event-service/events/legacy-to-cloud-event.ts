import type { SentEvent } from './cloud-event.ts';
import { eventKey } from './event-key.ts';
import type { LegacyEvent } from './read-legacy-event.ts';

/**
 * A legacy event as a CloudEvent of the Application: its type stays as it is, and its version becomes an extension (binding
 * contract 6.3).
 * @param id of the event, its own or a new one
 * @param trace headers of the request that brought it
 */
export function legacyToCloudEvent(
  event: LegacyEvent,
  { application, id, trace }: { application: string; id: string; trace: Record<string, string> },
): SentEvent {
  return {
    key: eventKey(application, id),
    attributes: {
      specversion: '1.0',
      id,
      source: application,
      type: event.type,
      time: event.time,
      datacontenttype: 'application/json',
      eventtypeversion: event.typeVersion,
      sourceid: application,
    },
    trace,
    data: Buffer.from(event.data),
  };
}
