import type { DatabaseSync } from 'node:sqlite';
import type { SentEvent } from '../../events/cloud-event.ts';
import type { EventLogLimits } from '../event-log.ts';
import { toEventRecord } from '../event-record.ts';
import { logIsFull } from '../log-failures.ts';

/** Events that go at once where there is no more room. */
const removedAtOnce = 64;

export interface EventWriter {
  /** Writes what is not known yet. Belongs into a transaction. @throws MooringError UNAVAILABLE where there is no room */
  write(application: string, events: readonly SentEvent[], nowMs: number): void;
  /** Lets go what is too old. Belongs into a transaction. */
  forgetOld(nowMs: number): void;
}

/** What is written to the log's database, statement by statement. */
export function createEventWriter(database: DatabaseSync, limits: EventLogLimits): EventWriter {
  const isKnown = database.prepare('SELECT 1 FROM known WHERE application = ? AND key = ?');
  const know = database.prepare('INSERT INTO known (application, key, stored_ms) VALUES (?, ?, ?)');
  const store = database.prepare('INSERT INTO events (application, stored_ms, record) VALUES (?, ?, ?)');
  const size = database.prepare('SELECT bytes FROM sizes WHERE application = ?');
  const removeTaken = database.prepare(
    `DELETE FROM events WHERE position IN (
       SELECT position FROM events WHERE application = :application AND position <= coalesce(
         (SELECT min(position) FROM consumers WHERE application = :application), position)
       ORDER BY position LIMIT ${removedAtOnce})`,
  );
  const forgetEvents = database.prepare('DELETE FROM events WHERE stored_ms <= ?');
  const forgetKeys = database.prepare('DELETE FROM known WHERE stored_ms <= ?');

  function makeRoom(application: string, neededBytes: number): void {
    while (Number(size.get(application)?.bytes ?? 0) + neededBytes > limits.maxBytes) {
      if (removeTaken.run({ application }).changes === 0) {
        throw logIsFull(application);
      }
    }
  }

  return {
    write(application, events, nowMs) {
      const fresh = new Map<string, Buffer>();
      for (const event of events) {
        if (!fresh.has(event.key) && isKnown.get(application, event.key) === undefined) {
          fresh.set(event.key, toEventRecord(event));
        }
      }
      const records = [...fresh.values()];
      makeRoom(
        application,
        records.reduce((sum, { length }) => sum + length, 0),
      );
      for (const [key, record] of fresh) {
        store.run(application, nowMs, record);
        know.run(application, key, nowMs);
      }
    },
    forgetOld(nowMs) {
      forgetEvents.run(nowMs - limits.maxAgeMs);
      forgetKeys.run(nowMs - limits.duplicateWindowMs);
    },
  };
}
