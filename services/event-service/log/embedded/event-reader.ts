import type { DatabaseSync } from 'node:sqlite';
import type { ConsumerProgress, EventLogStats, LoggedEvent } from '../event-log.ts';
import { fromEventRecord } from '../event-record.ts';

export interface EventReader {
  read(application: string, after: number, limit: number): LoggedEvent[];
  stats(application: string): EventLogStats;
}

/** What is read from the log's database. */
export function createEventReader(database: DatabaseSync): EventReader {
  const select = database.prepare(
    `SELECT position, stored_ms, record FROM events WHERE application = ? AND position > ?
     ORDER BY position LIMIT ?`,
  );
  const count = database.prepare(
    'SELECT count(*) AS events, min(stored_ms) AS oldest FROM events WHERE application = ? AND position > ?',
  );
  const size = database.prepare('SELECT bytes FROM sizes WHERE application = ?');
  const consumers = database.prepare(
    'SELECT name, position FROM consumers WHERE application = ? ORDER BY name',
  );

  function countAfter(application: string, position: number): { events: number; oldestAt: Date | undefined } {
    const { events, oldest } = count.get(application, position) ?? {};
    return {
      events: Number(events ?? 0),
      oldestAt: typeof oldest === 'number' ? new Date(oldest) : undefined,
    };
  }

  return {
    read: (application, after, limit) =>
      select.all(application, after, limit).map((row) => ({
        position: Number(row.position),
        storedAt: new Date(Number(row.stored_ms)),
        event: fromEventRecord(row.record as Uint8Array),
      })),
    stats: (application) => ({
      ...countAfter(application, 0),
      bytes: Number(size.get(application)?.bytes ?? 0),
      consumers: consumers.all(application).map((row): ConsumerProgress => {
        const position = Number(row.position);
        const { events: pending, oldestAt: oldestPendingAt } = countAfter(application, position);
        return { name: String(row.name), position, pending, oldestPendingAt };
      }),
    }),
  };
}
