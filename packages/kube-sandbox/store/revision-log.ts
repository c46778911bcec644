import { Worker } from 'node:worker_threads';
import { type LogRow, openLogDatabase, readCompactedRevision, readRows } from './log-database.ts';
import type { LogCommand, LogReply } from './log-worker.ts';
import { storageError } from './storage-error.ts';

type CommandBody = LogCommand extends infer C ? (C extends { id: number } ? Omit<C, 'id'> : never) : never;

export interface RevisionLog {
  /** The newest revision whose history is forgotten. */
  readonly compactedRevision: number;
  /** Replays the log from its beginning, giving way to other work between pages. */
  replay(onRow: (row: LogRow) => void): Promise<void>;
  /** Queues one row; rows queued while the disk is busy are committed together. */
  append(row: LogRow): void;
  /** Resolves when every row appended so far is on disk; rejects when the disk refused one: then it takes no more rows. */
  flushed(): Promise<void>;
  /** Forgets the rows that were refused or came after them, and takes rows again. */
  resume(): void;
  compact(revision: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * The log of all writes. A thread of its own owns the database, so that waiting for the disk never holds up
 * requests; while one batch is being written the next one gathers (group commit).
 */
export function openRevisionLog(path: string): RevisionLog {
  const reader = openLogDatabase(path);
  let compactedRevision = readCompactedRevision(reader);
  const worker = new Worker(new URL('./log-worker.ts', import.meta.url), { workerData: path, execArgv: [] });
  const waiting = new Map<number, { resolve(): void; reject(error: Error): void }>();
  let nextId = 1;
  let gathering: LogRow[] = [];
  let writing: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let refusal: Error | undefined;
  let dead: Error | undefined;

  worker.on('message', (reply: LogReply) => {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.error === undefined) caller?.resolve();
    else caller?.reject(storageError(path, reply.error.message, reply.error.code));
  });
  worker.on('error', (error) => {
    dead = storageError(path, (error as Error).message, undefined);
    for (const caller of waiting.values()) caller.reject(dead);
    waiting.clear();
  });

  function send(command: CommandBody): Promise<void> {
    if (dead) return Promise.reject(dead);
    const id = nextId++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ ...command, id });
    });
  }

  async function writeGathered(): Promise<void> {
    await writing?.catch(() => undefined);
    const rows = gathering;
    gathering = [];
    writing = next;
    next = undefined;
    try {
      if (refusal) throw refusal;
      if (rows.length > 0) await send({ type: 'append', rows });
    } catch (error) {
      // What follows was decided on rows that are not there: it must not be written.
      refusal = error as Error;
      throw error;
    } finally {
      writing = undefined;
    }
  }

  return {
    get compactedRevision() {
      return compactedRevision;
    },
    async replay(onRow) {
      let count = 0;
      for (const row of readRows(reader)) {
        onRow(row);
        count += 1;
        if (count % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    },
    append(row) {
      gathering.push(row);
      if (!next) {
        next = Promise.resolve().then(writeGathered);
        next.catch(() => undefined);
      }
    },
    async flushed() {
      if (refusal) throw refusal;
      await (next ?? writing);
    },
    resume() {
      gathering = [];
      refusal = undefined;
    },
    async compact(revision) {
      if (revision <= compactedRevision) return;
      compactedRevision = revision;
      await send({ type: 'compact', revision });
    },
    async close() {
      await (next ?? writing)?.catch(() => undefined);
      reader.close();
      await send({ type: 'close' });
      await worker.terminate();
    },
  };
}
