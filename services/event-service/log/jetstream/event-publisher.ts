import type { JetStreamManager, StreamState } from '@nats-io/jetstream';
import type { SentEvent } from '../../events/cloud-event.ts';
import { toEventRecord } from '../event-record.ts';
import { logIsFull } from '../log-failures.ts';
import { listPlaces } from './consumer-places.ts';
import type { NatsClients } from './nats-link.ts';
import { streamOf, subjectOf } from './stream-names.ts';
import { isJetStreamError, type StreamSet, stateOf } from './stream-set.ts';

/** What JetStream says where a message would be beyond the bytes of its stream. */
const noRoom = 10077;

/** Part of the events that go at once where there is no more room. */
const removedPart = 0.1;

/**
 * Publishes one event, and returns when JetStream has it.
 * @throws MooringError UNAVAILABLE where the stream is full of what consumers have still to take; whatever the client throws
 */
export async function publishEvent(
  clients: NatsClients,
  streams: StreamSet,
  { application, event }: { application: string; event: SentEvent },
): Promise<void> {
  const record = toEventRecord(event);
  for (let isSecond = false; ; ) {
    await streams.ensureEvents(clients.jsm, application);
    try {
      await clients.js.publish(subjectOf(application), record, { msgID: event.key });
      return;
    } catch (error) {
      if (isJetStreamError(error, noRoom)) {
        await makeRoom(clients, application);
      } else if (isWithoutStream(error) && !isSecond) {
        isSecond = true;
        streams.forget();
      } else {
        throw error;
      }
    }
  }
}

/** A subject without a stream reads as if the server had no JetStream. */
function isWithoutStream(error: unknown): boolean {
  return error instanceof Error && error.name === 'JetStreamNotEnabled';
}

async function makeRoom(clients: NatsClients, application: string): Promise<void> {
  const stream = streamOf(application);
  const [state, places] = await Promise.all([stateOf(clients.jsm, stream), listPlaces(clients, application)]);
  if (state !== undefined) {
    const taken = Math.min(state.last_seq, ...places.map(({ position }) => position));
    if (state.messages > 0 && taken >= state.first_seq) {
      return removeOldest(clients.jsm, { stream, state, taken });
    }
  }
  throw logIsFull(application);
}

async function removeOldest(
  jsm: JetStreamManager,
  { stream, state, taken }: { stream: string; state: StreamState; taken: number },
): Promise<void> {
  const last = Math.min(taken, state.first_seq + Math.floor(state.messages * removedPart));
  await jsm.streams.purge(stream, { seq: last + 1 });
}
