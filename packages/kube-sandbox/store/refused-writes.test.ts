import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAppender, type LogRow, openLogDatabase, readRows } from './log-database.ts';
import { ObjectStore, type StoreEvent } from './object-store.ts';
import { storageError } from './storage-error.ts';

let home: string;
let databasePath: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'refused-'));
  databasePath = join(home, 'log.sqlite');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const thing = (name: string, value = '') => ({
  apiVersion: 'v1',
  kind: 'Thing',
  metadata: { name, labels: { value } },
});

/** Lets SQLite refuse what the store writes and roll its transaction back, as it does on a full disk; gives the way back. */
function refuseWrites(): () => void {
  const database = new DatabaseSync(databasePath);
  database.exec(
    "CREATE TRIGGER refuse BEFORE INSERT ON log BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END",
  );
  return () => {
    database.exec('DROP TRIGGER refuse');
    database.close();
  };
}

it('a refused write never was, reads go on, and the next write is tried anew', async () => {
  const onDisk = vi.fn();
  const store = await ObjectStore.open({ databasePath, retainEvents: 100, onDisk });
  store.put('things', thing('kept', '1'));
  store.put('things', thing('gone'));
  await store.whenDurable();
  const seen: StoreEvent[] = [];
  store.subscribe('things', (event) => seen.push(event));
  const names = () =>
    store.list('things', { namespace: '', limit: 0, matches: () => true }).items.map(({ object }) => object);
  const before = names();

  const accept = refuseWrites();
  for (let attempt = 0; attempt < 2; attempt += 1) {
    store.put('things', thing('kept', '2'));
    store.put('things', thing('new'));
    store.remove('things', thing('gone'));
    await expect(store.whenDurable()).rejects.toThrow('database or disk is full');
    await expect(store.whenDurable()).resolves.toBeUndefined();
    expect(names()).toEqual(before);
  }
  expect(onDisk).toHaveBeenCalledTimes(1);

  accept();
  store.put('things', thing('new'));
  await store.whenDurable();
  expect(onDisk).toHaveBeenLastCalledWith(undefined);
  expect(seen.map(({ type, name }) => [type, name])).toEqual([['ADDED', 'new']]);
  await store.close();

  const again = await ObjectStore.open({ databasePath, retainEvents: 100 });
  expect(again.get('things', '', 'kept')?.object.metadata.labels).toEqual({ value: '1' });
  expect(again.get('things', '', 'new')).toBeDefined();
  expect(again.get('things', '', 'gone')).toBeDefined();
  await again.close();
});

it('writes that gather behind a refused one are refused with it', async () => {
  const store = await ObjectStore.open({ databasePath, retainEvents: 100 });
  const accept = refuseWrites();
  store.put('things', thing('first'));
  const first = store.whenDurable();
  await Promise.resolve();
  store.put('things', thing('second'));
  const second = store.whenDurable();
  await expect(Promise.allSettled([first, second])).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ]);
  expect(store.count('things')).toBe(0);
  accept();
  store.put('things', thing('third'));
  await store.whenDurable();
  expect(store.count('things')).toBe(1);
  await store.close();
});

it('a full database says so, whatever became of the transaction, and takes rows when there is room', () => {
  const database = openLogDatabase(databasePath);
  const append = createAppender(database);
  const row = (revision: number): LogRow => ({
    revision,
    resource: 'things',
    namespace: '',
    name: `n${revision}`,
    deleted: false,
    value: 'x'.repeat(100_000),
  });
  append([row(1)]);
  database.exec('PRAGMA max_page_count = 1');
  let refusal: unknown;
  try {
    append([row(2)]);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({ errcode: 13, message: 'database or disk is full' });
  database.exec('PRAGMA max_page_count = 100000');
  append([row(3)]);
  expect([...readRows(database)].map(({ revision }) => revision)).toEqual([1, 3]);
  database.close();
});

it.each([
  [13, 'the disk that holds /home/x is full: free some space'],
  [13 | (1 << 8), 'the disk that holds /home/x is full: free some space'],
  [8, '/home/x is read-only: make it writable'],
  [778, 'the disk that holds /home/x fails: check it'],
])('failure %i is said with its remedy', (code, remedy) => {
  const { status } = storageError('/home/x/kube-api.sqlite', 'reason', code);
  expect(status).toMatchObject({ code: 503, reason: 'ServiceUnavailable' });
  expect(status.message).toBe(
    `Nothing was stored, because ${remedy}; the sandbox goes on by itself. (reason)`,
  );
});
