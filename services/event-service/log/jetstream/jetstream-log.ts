import type { StoredMsg } from '@nats-io/jetstream';
import { isMooringError } from '#lib/errors.ts';
import type { ConsumerProgress, EventLog, EventLogLimits, LoggedEvent } from '../event-log.ts';
import { fromEventRecord } from '../event-record.ts';
import { logIsAway } from '../log-failures.ts';
import { listPlaces, readPlace, removePlace, writePlace } from './consumer-places.ts';
import { publishEvent } from './event-publisher.ts';
import type { NatsClients, NatsLink } from './nats-link.ts';
import { streamOf } from './stream-names.ts';
import { createStreamSet, stateOf } from './stream-set.ts';

/**
 * A log in NATS JetStream, for clusters: a stream for each Application, made with its first event, and one for the places of consumers.
 * Kept means what JetStream means by an acknowledgement.
 */
export function createJetStreamLog(link: NatsLink, limits: EventLogLimits): EventLog {
  const streams = createStreamSet(limits);

  async function ask<T>(work: (clients: NatsClients) => Promise<T>): Promise<T> {
    const clients = link.clients();
    try {
      return await work(clients);
    } catch (error) {
      throw isMooringError(error) ? error : logIsAway(error);
    }
  }

  return {
    start: () => link.start(),
    stop: () => link.stop(),
    append: (application, events) =>
      ask(async (clients) => {
        // one after the other: of a batch that is broken off the beginning is kept
        for (const event of events) {
          await publishEvent(clients, streams, { application, event });
        }
      }),
    read: (application, after, limit) => ask((clients) => readEvents(clients, { application, after, limit })),
    join: (application, consumer) =>
      ask(async (clients) => {
        await streams.ensureConsumers(clients.jsm);
        const known = await readPlace(clients, application, consumer);
        if (known !== undefined) {
          return known;
        }
        const position = (await stateOf(clients.jsm, streamOf(application)))?.last_seq ?? 0;
        await writePlace(clients, { application, consumer, position });
        return position;
      }),
    acknowledge: (application, consumer, position) =>
      ask(async (clients) => {
        const known = await readPlace(clients, application, consumer);
        if (known !== undefined && known < position) {
          await writePlace(clients, { application, consumer, position });
        }
      }),
    leave: (application, consumer) => ask((clients) => removePlace(clients, application, consumer)),
    stats: (application) =>
      ask(async (clients) => {
        const state = await stateOf(clients.jsm, streamOf(application));
        const places = await listPlaces(clients, application);
        return {
          events: state?.messages ?? 0,
          bytes: state?.bytes ?? 0,
          oldestAt: state === undefined || state.messages === 0 ? undefined : new Date(state.first_ts),
          consumers: await Promise.all(places.map((place) => progressOf(clients, application, place))),
        };
      }),
  };
}

/** Events are removed at the front only, so that their numbers have no gaps. */
async function readEvents(
  { jsm }: NatsClients,
  { application, after, limit }: { application: string; after: number; limit: number },
): Promise<LoggedEvent[]> {
  const stream = streamOf(application);
  const state = await stateOf(jsm, stream);
  if (state === undefined) {
    return [];
  }
  const first = Math.max(after + 1, state.first_seq);
  const count = Math.max(0, Math.min(limit, state.last_seq - first + 1));
  const messages = await Promise.all(
    Array.from({ length: count }, (_, at) => jsm.streams.getMessage(stream, { seq: first + at })),
  );
  return messages.filter((message) => message !== null).map(toLoggedEvent);
}

function toLoggedEvent({ seq, time, data }: StoredMsg): LoggedEvent {
  return { position: seq, storedAt: time, event: fromEventRecord(data) };
}

async function progressOf(
  { jsm }: NatsClients,
  application: string,
  { name, position }: { name: string; position: number },
): Promise<ConsumerProgress> {
  const stream = streamOf(application);
  const state = await stateOf(jsm, stream);
  const next = Math.max(position + 1, state?.first_seq ?? 1);
  const pending = Math.max(0, (state?.last_seq ?? 0) - next + 1);
  const first = pending === 0 ? null : await jsm.streams.getMessage(stream, { seq: next });
  return { name, position, pending, oldestPendingAt: first?.time };
}
