import { expect, test } from 'vitest';
import { createChangeLog } from './change-log.ts';

function drop(key: string) {
  return { kind: 'pods', type: 'drop', key } as const;
}

function logOf(...keys: string[]) {
  const log = createChangeLog({ epoch: 'e1', capacity: 3, capacityChars: 1_000 });
  for (const key of keys) {
    log.append(drop(key));
  }
  return log;
}

function keysOf(json: string | undefined) {
  return (JSON.parse(json ?? '[]') as { key: string }[]).map(({ key }) => key);
}

test('a reader goes on from where it was', () => {
  const log = logOf('a', 'b', 'c');
  expect(log.read(1, 3, 1_000)).toMatchObject({ last: 3 });
  expect(keysOf(log.read(1, 3, 1_000)?.json)).toEqual(['b', 'c']);
  expect(log.read(3, 3, 1_000)).toBeUndefined();
});

test('of one object only the last change is read', () => {
  const log = logOf('a', 'b', 'a');
  expect(keysOf(log.read(0, 3, 1_000)?.json)).toEqual(['b', 'a']);
});

test('much is read in parts', () => {
  const log = logOf('a', 'b', 'c');
  const first = log.read(0, 3, 1);
  expect(keysOf(first?.json)).toEqual(['a']);
  expect(keysOf(log.read(first?.last ?? 0, 3, 1)?.json)).toEqual(['b']);
});

test('a reader that was away too long has to load again', () => {
  const log = logOf('a', 'b', 'c', 'd');
  expect(log.reaches(0)).toBe(false);
  expect(log.reaches(1)).toBe(true);
  expect(keysOf(log.read(1, 4, 1_000)?.json)).toEqual(['b', 'c', 'd']);
});

test('positions of the future mean nothing', () => {
  expect(logOf('a').reaches(2)).toBe(false);
});

test('large changes push out earlier ones, but never themselves', () => {
  const log = logOf('a', 'b', 'x'.repeat(5_000));
  expect(log.reaches(1)).toBe(false);
  expect(log.reaches(2)).toBe(true);
  expect(log.read(2, 3, 1)?.json.length).toBeGreaterThan(5_000);
  log.append(drop('d'));
  expect(log.reaches(2)).toBe(false);
  expect(keysOf(log.read(3, 4, 1)?.json)).toEqual(['d']);
});

test('whole numbers keep their digits', () => {
  const log = logOf();
  const metadata = { name: 'a', namespace: 'default' };
  const object = { apiVersion: 'v1', kind: 'Pod', metadata, spec: { count: 9007199254740993n } };
  log.append({ kind: 'pods', type: 'put', object });
  expect(log.read(0, 1, 1_000)?.json).toContain('"count":9007199254740993');
});
