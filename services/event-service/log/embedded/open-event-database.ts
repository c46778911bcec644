import { DatabaseSync } from 'node:sqlite';
import { errorText, MooringError } from '#lib/errors.ts';
import { keepPrivate, makePrivateFile } from '#lib/private-file.ts';

const schema = `
CREATE TABLE IF NOT EXISTS events (
  position INTEGER PRIMARY KEY AUTOINCREMENT, application TEXT NOT NULL, stored_ms INTEGER NOT NULL, record BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS events_by_application ON events (application, position);
CREATE INDEX IF NOT EXISTS events_by_time ON events (stored_ms);
CREATE TABLE IF NOT EXISTS sizes (application TEXT PRIMARY KEY, bytes INTEGER NOT NULL) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS event_stored AFTER INSERT ON events BEGIN
  INSERT INTO sizes (application, bytes) VALUES (NEW.application, length(NEW.record))
    ON CONFLICT (application) DO UPDATE SET bytes = bytes + excluded.bytes;
END;
CREATE TRIGGER IF NOT EXISTS event_removed AFTER DELETE ON events BEGIN
  UPDATE sizes SET bytes = bytes - length(OLD.record) WHERE application = OLD.application;
END;
CREATE TABLE IF NOT EXISTS known (
  application TEXT NOT NULL, key TEXT NOT NULL, stored_ms INTEGER NOT NULL, PRIMARY KEY (application, key)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS known_by_time ON known (stored_ms);
CREATE TABLE IF NOT EXISTS consumers (
  application TEXT NOT NULL, name TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (application, name)) WITHOUT ROWID;
`;

/** What the write-ahead file keeps of its size after a large write. */
const longestWalBytes = 16 * 1024 * 1024;

/**
 * Opens the file of the log, which only its owner may read. FULL makes every commit wait for the disk: what was answered is there
 * after a crash.
 * @throws MooringError INVALID for a file that holds something else or is damaged, UNAVAILABLE where it cannot be opened
 */
export function openEventDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    makePrivateFile(path);
    keepPrivate(`${path}-wal`);
    keepPrivate(`${path}-shm`);
    database = new DatabaseSync(path);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
    database.exec(`PRAGMA journal_size_limit = ${longestWalBytes};`);
    database.exec(schema);
    return database;
  } catch (error) {
    database?.close();
    throw unusable(path, error);
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const damaged = [11, 26];

function unusable(path: string, error: unknown): MooringError {
  const { errcode = 0 } = error as { errcode?: number };
  return damaged.includes(errcode)
    ? new MooringError('INVALID', `The file ${path} is no log of events: ${errorText(error)}.`, {
        cause: error,
        hint: 'Delete it: the next start makes it anew, without the events that it held.',
      })
    : new MooringError('UNAVAILABLE', `The file ${path} cannot be opened: ${errorText(error)}.`, {
        cause: error,
        hint: 'Check that its directory can be written to, and that the disk has room.',
      });
}
