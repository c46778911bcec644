import type { DatabaseSync } from 'node:sqlite';
import { isMooringError, type MooringError } from '#lib/errors.ts';
import { logIsAway } from '../log-failures.ts';

interface Waiting {
  work(): void;
  resolve(): void;
  reject(error: unknown): void;
}

export interface GroupCommit {
  /**
   * Does a piece of work in a transaction that it shares with all that ask in the same turn of the event loop: the disk is waited for
   * once for all of them.
   * @throws MooringError what `work` throws, else UNAVAILABLE
   */
  run(work: () => void): Promise<void>;
  /** Commits what is waiting. */
  flush(): void;
}

/** Shares the transactions of a database. Work that throws a MooringError must have written nothing that counts. */
export function createGroupCommit(database: DatabaseSync): GroupCommit {
  let waiting: Waiting[] = [];

  function flush(): void {
    const group = waiting;
    waiting = [];
    if (group.length === 0) {
      return;
    }
    const refused = new Map<Waiting, unknown>();
    const failure = commit(database, group, refused);
    for (const one of group) {
      const error = refused.get(one) ?? failure;
      if (error === undefined) {
        one.resolve();
      } else {
        one.reject(error);
      }
    }
  }

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        if (waiting.push({ work, resolve, reject }) === 1) {
          setImmediate(flush);
        }
      }),
    flush,
  };
}

/** @returns why nothing of it is kept, undefined where all is but what is in `refused` */
function commit(
  database: DatabaseSync,
  group: readonly Waiting[],
  refused: Map<Waiting, unknown>,
): MooringError | undefined {
  try {
    database.exec('BEGIN IMMEDIATE');
    for (const one of group) {
      tryOne(one, refused);
    }
    database.exec('COMMIT');
    return undefined;
  } catch (error) {
    rollBack(database);
    return logIsAway(error);
  }
}

function tryOne(one: Waiting, refused: Map<Waiting, unknown>): void {
  try {
    one.work();
  } catch (error) {
    if (!isMooringError(error)) {
      throw error;
    }
    refused.set(one, error);
  }
}

/** After some failures, a full disk among them, SQLite has rolled back already. The failure counts, not that. */
function rollBack(database: DatabaseSync): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // nothing is left to roll back
  }
}
