import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { UnreadableDatabaseError } from './unreadable-database-error.ts';

/** One write as it stands in the log. A deletion keeps the object's last state. */
export interface LogRow {
  revision: number;
  resource: string;
  namespace: string;
  name: string;
  deleted: boolean;
  value: string;
}

const schema = `
CREATE TABLE IF NOT EXISTS log (
  revision INTEGER PRIMARY KEY, resource TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL,
  deleted INTEGER NOT NULL, value TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS log_by_key ON log (resource, namespace, name, revision);
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
`;

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const corrupt = 11;
const notADatabase = 26;

/** What the write-ahead file keeps of its size after a large write. */
const longestWalBytes = 16 * 1024 * 1024;

/**
 * Opens the log. One that it makes is readable by its owner only: Secrets are in it as they are. SQLite gives the files it
 * makes beside the database the same mode. FULL makes every commit wait for the disk, so that what was acknowledged is there after a crash.
 * @throws UnreadableDatabaseError
 */
export function openLogDatabase(path: string): DatabaseSync {
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
    database.exec(`PRAGMA journal_size_limit = ${longestWalBytes};`);
    database.exec(schema);
  } catch (error) {
    database.close();
    const failure = error as Error & { errcode?: number };
    const isUnreadable = failure.errcode === notADatabase || failure.errcode === corrupt;
    throw isUnreadable ? new UnreadableDatabaseError(path, failure) : failure;
  }
  return database;
}

export function readCompactedRevision(database: DatabaseSync): number {
  const row = database.prepare("SELECT value FROM meta WHERE key = 'compacted'").get();
  return row ? Number(row.value) : 0;
}

/** Gives a function that appends rows in one transaction: all are kept or none. */
export function createAppender(database: DatabaseSync): (rows: readonly LogRow[]) => void {
  const insert = database.prepare(
    'INSERT INTO log (revision, resource, namespace, name, deleted, value) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return (rows) => {
    database.exec('BEGIN IMMEDIATE');
    try {
      for (const row of rows) {
        insert.run(row.revision, row.resource, row.namespace, row.name, row.deleted ? 1 : 0, row.value);
      }
      database.exec('COMMIT');
    } catch (error) {
      rollBack(database);
      throw error;
    }
  };
}

/** After some failures, a full disk among them, SQLite has rolled back already. The failure counts, not that. */
function rollBack(database: DatabaseSync): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // nothing is left to roll back
  }
}

/** Forgets what was superseded or deleted up to `revision`; the newest state of every living object stays. */
export function compactRows(database: DatabaseSync, revision: number): void {
  const from = readCompactedRevision(database);
  if (revision <= from) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    database
      .prepare(
        `DELETE FROM log WHERE revision IN (
           SELECT older.revision FROM log newer JOIN log older
             ON older.resource = newer.resource AND older.namespace = newer.namespace
            AND older.name = newer.name AND older.revision < newer.revision
           WHERE newer.revision > ? AND newer.revision <= ?)`,
      )
      .run(from, revision);
    database.prepare('DELETE FROM log WHERE deleted = 1 AND revision <= ?').run(revision);
    database
      .prepare(
        "INSERT INTO meta (key, value) VALUES ('compacted', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      )
      .run(String(revision));
    database.exec('COMMIT');
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** Reads the whole log in the order it was written. */
export function* readRows(database: DatabaseSync): Generator<LogRow> {
  const select = database.prepare(
    'SELECT revision, resource, namespace, name, deleted, value FROM log ORDER BY revision',
  );
  for (const row of select.iterate()) {
    yield {
      revision: Number(row.revision),
      resource: String(row.resource),
      namespace: String(row.namespace),
      name: String(row.name),
      deleted: row.deleted === 1,
      value: String(row.value),
    };
  }
}
