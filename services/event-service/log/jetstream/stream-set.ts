import {
  DiscardPolicy,
  JetStreamApiError,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
  type StreamState,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { EventLogLimits } from '../event-log.ts';
import { consumersStream, consumersSubjects, streamOf, subjectOf } from './stream-names.ts';

/** Streams as this process has made sure of them. */
export interface StreamSet {
  ensureEvents(jsm: JetStreamManager, application: string): Promise<void>;
  ensureConsumers(jsm: JetStreamManager): Promise<void>;
  /** Somebody has removed streams: they are to be made anew. */
  forget(): void;
}

/** Codes of JetStream's own errors. */
const streamNotFound = 10059;
const otherConfiguration = 10058;

export function createStreamSet({ maxBytes, maxAgeMs, duplicateWindowMs }: EventLogLimits): StreamSet {
  const sure = new Map<string, Promise<void>>();
  const limits = {
    max_bytes: maxBytes,
    max_age: nanos(maxAgeMs),
    duplicate_window: nanos(Math.min(duplicateWindowMs, maxAgeMs)),
  };

  function ensure(jsm: JetStreamManager, config: { name: string } & Partial<StreamConfig>): Promise<void> {
    const { name } = config;
    const known = sure.get(name);
    if (known !== undefined) {
      return known;
    }
    const made = makeStream(jsm, config).catch((error: unknown) => {
      sure.delete(name);
      throw error;
    });
    sure.set(name, made);
    return made;
  }

  return {
    ensureEvents: (jsm, application) =>
      ensure(jsm, {
        name: streamOf(application),
        subjects: [subjectOf(application)],
        storage: StorageType.File,
        retention: RetentionPolicy.Limits,
        // what consumers have still to take is refused room for, never let go
        discard: DiscardPolicy.New,
        ...limits,
      }),
    ensureConsumers: (jsm) =>
      ensure(jsm, {
        name: consumersStream,
        subjects: [consumersSubjects],
        storage: StorageType.File,
        retention: RetentionPolicy.Limits,
        max_msgs_per_subject: 1,
      }),
    forget: () => sure.clear(),
  };
}

async function makeStream(
  jsm: JetStreamManager,
  config: { name: string } & Partial<StreamConfig>,
): Promise<void> {
  try {
    await jsm.streams.add(config);
  } catch (error) {
    if (!isJetStreamError(error, otherConfiguration)) {
      throw error;
    }
    const { name, storage: _storage, retention: _retention, ...changed } = config;
    await jsm.streams.update(name, changed);
  }
}

/** What a stream holds, undefined where there is none. */
export async function stateOf(
  jsm: JetStreamManager,
  stream: string,
  subjects?: string,
): Promise<StreamState | undefined> {
  try {
    const asked = subjects === undefined ? {} : { subjects_filter: subjects };
    return (await jsm.streams.info(stream, asked)).state;
  } catch (error) {
    if (isJetStreamError(error, streamNotFound)) {
      return undefined;
    }
    throw error;
  }
}

/** Whether JetStream has refused with this code. */
export function isJetStreamError(error: unknown, code: number): boolean {
  return error instanceof JetStreamApiError && error.code === code;
}
