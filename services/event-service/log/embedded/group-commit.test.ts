import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MooringError } from '#lib/errors.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';

let database: DatabaseSync;
let commits: GroupCommit;

beforeEach(() => {
  database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE kept (id TEXT PRIMARY KEY)');
  commits = createGroupCommit(database);
});
afterEach(() => database.close());

function keep(id: string): Promise<void> {
  return commits.run(() => void database.prepare('INSERT INTO kept (id) VALUES (?)').run(id));
}

function kept(): unknown[] {
  return database
    .prepare('SELECT id FROM kept ORDER BY id')
    .all()
    .map(({ id }) => id);
}

async function codesOf(all: Promise<void>[]): Promise<(string | undefined)[]> {
  const results = await Promise.allSettled(all);
  return results.map((result) => (result.status === 'rejected' ? result.reason.code : undefined));
}

it('work that is refused refuses nobody else', async () => {
  const refused = commits.run(() => {
    throw new MooringError('INVALID', 'not this one');
  });
  expect(await codesOf([keep('a'), refused, keep('b')])).toEqual([undefined, 'INVALID', undefined]);
  expect(kept()).toEqual(['a', 'b']);
});

it('where the database fails, nobody of the group is told that it is kept, and the next ones go on', async () => {
  await keep('a');
  expect(await codesOf([keep('b'), keep('a'), keep('c')])).toEqual([
    'UNAVAILABLE',
    'UNAVAILABLE',
    'UNAVAILABLE',
  ]);
  expect(kept()).toEqual(['a']);
  await keep('b');
  expect(kept()).toEqual(['a', 'b']);
});
