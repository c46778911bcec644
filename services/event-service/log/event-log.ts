import type { CloudEvent, SentEvent } from '../events/cloud-event.ts';

/** An event as the log holds it. */
export interface LoggedEvent {
  /** Grows from event to event of one Application; numbers may be left out. */
  position: number;
  storedAt: Date;
  event: CloudEvent;
}

/** How far one who reads an Application's events has come. */
export interface ConsumerProgress {
  name: string;
  /** Of the last event that it has taken, with all before. */
  position: number;
  /** Events that it still has to take. */
  pending: number;
  /** When the first of those was stored. */
  oldestPendingAt: Date | undefined;
}

export interface EventLogStats {
  events: number;
  bytes: number;
  oldestAt: Date | undefined;
  /** By their names. */
  consumers: ConsumerProgress[];
}

/** What of an Application's events is kept. */
export interface EventLogLimits {
  /**
   * Most bytes of an Application's events. Beyond it the oldest go that no consumer still has to take; where all are still to be
   * taken, a new one is refused.
   */
  maxBytes: number;
  /** Age at which an event goes, taken or not, in milliseconds. */
  maxAgeMs: number;
  /** How long an event is known, so that it is not kept again where it is sent again, in milliseconds. */
  duplicateWindowMs: number;
}

/**
 * The events of Applications in the order in which they came, each Application's for itself. Whatever is asked of it is rejected as
 * MooringError UNAVAILABLE where the log is away.
 */
export interface EventLog {
  start(): Promise<void>;
  /** Ends when all that has been appended is kept or refused. */
  stop(): Promise<void>;
  /**
   * Resolves when all the events are kept so that they outlast a crash; those that are there already are not kept again. Of events that
   * it is rejected for, some may be kept.
   * @throws MooringError UNAVAILABLE also where the Application's log is full of what consumers have still to take
   */
  append(application: string, events: readonly SentEvent[]): Promise<void>;
  /** The first events behind a position, `limit` of them at most. */
  read(application: string, after: number, limit: number): Promise<LoggedEvent[]>;
  /** Has the log keep a consumer's place. @returns that place: the end of the log for one that is new */
  join(application: string, consumer: string): Promise<number>;
  /** Notes that a consumer has taken all up to a position; one that it has passed changes nothing. */
  acknowledge(application: string, consumer: string, position: number): Promise<void>;
  /** Forgets a consumer, and with it what is kept for it alone. */
  leave(application: string, consumer: string): Promise<void>;
  stats(application: string): Promise<EventLogStats>;
}
