import type { DatabaseSync } from 'node:sqlite';
import type { EventLog, EventLogLimits } from '../event-log.ts';
import { logIsAway } from '../log-failures.ts';
import { createEventReader, type EventReader } from './event-reader.ts';
import { createEventWriter, type EventWriter } from './event-writer.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { openEventDatabase } from './open-event-database.ts';

export interface EmbeddedLogOptions {
  /** Path of the database; one process at a time uses it. */
  file: string;
  limits: EventLogLimits;
  now(): Date;
}

interface OpenLog {
  database: DatabaseSync;
  writer: EventWriter;
  reader: EventReader;
  commits: GroupCommit;
}

/** How often what is too old is looked for while nothing is sent. */
const lookForOldMs = 60_000;

/** A log in a file of this machine: for sandbox and laptop, where one process is all there is. */
export function createEmbeddedLog({ file, limits, now }: EmbeddedLogOptions): EventLog {
  let open: OpenLog | undefined;
  let cleaning: NodeJS.Timeout | undefined;

  function opened(): OpenLog {
    if (open === undefined) {
      throw logIsAway();
    }
    return open;
  }

  async function change(work: (log: OpenLog, nowMs: number) => void): Promise<void> {
    const log = opened();
    await log.commits.run(() => {
      const nowMs = now().getTime();
      log.writer.forgetOld(nowMs);
      work(log, nowMs);
    });
  }

  async function look<T>(ask: (reader: EventReader) => T): Promise<T> {
    const { reader } = opened();
    try {
      return ask(reader);
    } catch (error) {
      throw logIsAway(error);
    }
  }

  return {
    async start() {
      const database = openEventDatabase(file);
      open = {
        database,
        writer: createEventWriter(database, limits),
        reader: createEventReader(database),
        commits: createGroupCommit(database),
      };
      // where it fails, the next event is told so
      cleaning = setInterval(() => void change(() => undefined).catch(() => undefined), lookForOldMs);
      cleaning.unref();
    },
    async stop() {
      clearInterval(cleaning);
      const closing = open;
      open = undefined;
      closing?.commits.flush();
      closing?.database.close();
    },
    append: (application, events) => change(({ writer }, nowMs) => writer.write(application, events, nowMs)),
    read: (application, after, limit) => look((reader) => reader.read(application, after, limit)),
    async join(application, consumer) {
      await change(({ database }) => {
        database
          .prepare(
            `INSERT INTO consumers (application, name, position)
             VALUES (?, ?, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0))
             ON CONFLICT DO NOTHING`,
          )
          .run(application, consumer);
      });
      const { consumers } = await look((reader) => reader.stats(application));
      return consumers.find(({ name }) => name === consumer)?.position ?? 0;
    },
    acknowledge: (application, consumer, position) =>
      change(({ database }) => {
        database
          .prepare('UPDATE consumers SET position = max(position, ?) WHERE application = ? AND name = ?')
          .run(position, application, consumer);
      }),
    leave: (application, consumer) =>
      change(({ database }) => {
        database
          .prepare('DELETE FROM consumers WHERE application = ? AND name = ?')
          .run(application, consumer);
      }),
    stats: (application) => look((reader) => reader.stats(application)),
  };
}
