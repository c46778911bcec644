import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { errorText, MooringError } from '#lib/errors.ts';
import { keepPrivate } from '#lib/private-file.ts';

export interface HomeLock {
  release(): void;
}

/** A database that nobody refers to is closed by the garbage collector, and its lock with it. */
const held = new Set<DatabaseSync>();

/** SQLITE_BUSY: somebody else holds the lock. */
const busy = 5;

/**
 * Takes a home directory for this process by an exclusive transaction on a database of its own: the operating system gives it
 * to one process at a time, and takes it back from a process that ends, however it ends.
 * @throws MooringError EXISTS when a live process uses the home.
 */
export function lockHome(home: string): HomeLock {
  // never opened otherwise: closing any handle of a file gives up the locks that its process has on it
  const database = openLock(join(home, 'home.lock'));
  const holderFile = join(home, 'sandbox.lock');
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== busy) {
      throw error;
    }
    throw new MooringError(
      'EXISTS',
      `The directory ${home} is in use by a running Mooring${holder(holderFile)}.`,
      {
        hint: 'Stop that one first, or choose another directory with --home.',
      },
    );
  }
  held.add(database);
  try {
    writeFileSync(holderFile, JSON.stringify({ pid: process.pid }), { mode: 0o600 });
  } catch {
    // only for the words of others: a full disk is no reason not to start
  }
  return {
    release() {
      rmSync(holderFile, { force: true });
      held.delete(database);
      database.close();
    },
  };
}

function openLock(path: string): DatabaseSync {
  try {
    if (!existsSync(path)) {
      closeSync(openSync(path, 'a', 0o600));
    }
    keepPrivate(path);
    return new DatabaseSync(path);
  } catch (error) {
    throw new MooringError('UNAVAILABLE', `The file ${path} cannot be opened: ${errorText(error)}.`, {
      cause: error,
      hint: 'Check that its directory can be written to, and that the disk has room.',
    });
  }
}

/** Whose lock it is, as the end of a sentence. */
function holder(file: string): string {
  try {
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' ? ` (process ${pid})` : '';
  } catch {
    return '';
  }
}
