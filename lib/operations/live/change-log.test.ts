import { expect, test } from 'vitest';
import { createChangeLog } from './change-log.ts';

function drop(key: string) {
  return { kind: 'pods', type: 'drop', key } as const;
}

function keys(changes: object[] | undefined) {
  return changes?.map((change) => ('key' in change ? change.key : undefined));
}

test('a reader goes on from where it was', () => {
  const log = createChangeLog('e1', 10);
  log.append(drop('a'));
  const position = log.position;
  log.append(drop('b'));
  log.append(drop('c'));
  expect(keys(log.since(position))).toEqual(['b', 'c']);
  expect(log.since(log.position)).toEqual([]);
});

test('a reader that was away too long has to load again', () => {
  const log = createChangeLog('e1', 2);
  for (const key of ['a', 'b', 'c']) {
    log.append(drop(key));
  }
  expect(log.since({ epoch: 'e1', seq: 0 })).toBeUndefined();
  expect(keys(log.since({ epoch: 'e1', seq: 1 }))).toEqual(['b', 'c']);
});

test('positions of another process or of the future mean nothing here', () => {
  const log = createChangeLog('e1', 2);
  log.append(drop('a'));
  expect(log.since({ epoch: 'e0', seq: 1 })).toBeUndefined();
  expect(log.since({ epoch: 'e1', seq: 2 })).toBeUndefined();
});
