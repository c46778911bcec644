import { describe, expect, test } from 'vitest';
import { conflictId, type MergeSide, mergeThreeWay } from './three-way-merge.ts';

function merged(base: unknown, theirs: unknown, mine: unknown) {
  const { value, conflicts } = mergeThreeWay({ base, theirs, mine });
  expect(conflicts).toEqual([]);
  return value;
}

const web = { name: 'web', image: 'a' };
const log = { name: 'log', image: 'b' };
const job = { name: 'job', image: 'c' };

describe('mergeThreeWay', () => {
  test.each<[string, unknown, unknown, unknown, unknown]>([
    ['what only one side changed', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 2 }],
    ['the same change of both', { a: 1 }, { a: 2 }, { a: 2 }, { a: 2 }],
    ['a member that mine removed', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1 }, { a: 2 }],
    ['a member that theirs removed', { a: 1, b: 1 }, { a: 1 }, { a: 2, b: 1 }, { a: 2 }],
    ['members that both added', {}, { x: { a: 1 } }, { x: { b: 2 } }, { x: { a: 1, b: 2 } }],
    ['null as a value', { a: 1, b: 1 }, { a: 1, b: 2 }, { a: null, b: 1 }, { a: null, b: 2 }],
    ['a list as a whole', { a: [1, 2], b: 1 }, { a: [1, 2], b: 2 }, { a: [2], b: 1 }, { a: [2], b: 2 }],
    [
      'entries by their name',
      [web, log],
      [{ ...web, image: 'x' }, log],
      [web, { ...log, image: 'y' }],
      [
        { ...web, image: 'x' },
        { ...log, image: 'y' },
      ],
    ],
    [
      'an added entry behind the one before it',
      [web, log],
      [{ ...web, image: 'x' }, log],
      [web, job, log],
      [{ ...web, image: 'x' }, job, log],
    ],
    ['entries that both added', [web], [web, log], [web, job], [web, job, log]],
    [
      'an entry that mine removed',
      [web, log],
      [{ ...web, image: 'x' }, log],
      [web],
      [{ ...web, image: 'x' }],
    ],
    [
      'the order of the side that changed it',
      [web, log],
      [web, { ...log, image: 'y' }],
      [log, web],
      [{ ...log, image: 'y' }, web],
    ],
    [
      'entries by their id before their name',
      [{ id: '1', name: 'a' }],
      [{ id: '1', name: 'b' }],
      [{ id: '1', name: 'a', x: 1 }],
      [{ id: '1', name: 'b', x: 1 }],
    ],
    [
      'mounts of one volume by their path',
      [{ name: 'v', mountPath: '/a' }],
      [
        { name: 'v', mountPath: '/a' },
        { name: 'v', mountPath: '/b' },
      ],
      [{ name: 'v', mountPath: '/a', readOnly: true }],
      [
        { name: 'v', mountPath: '/a', readOnly: true },
        { name: 'v', mountPath: '/b' },
      ],
    ],
    [
      'large numbers',
      { a: 2n ** 60n, b: 1 },
      { a: 2n ** 60n, b: 2 },
      { a: 2n ** 61n, b: 1 },
      { a: 2n ** 61n, b: 2 },
    ],
  ])('takes %s', (_what, base, theirs, mine, value) => {
    expect(merged(base, theirs, mine)).toEqual(value);
  });

  test('knows no names but own ones', () => {
    const base = JSON.parse('{"__proto__":{"a":1},"toString":1}');
    const theirs = JSON.parse('{"__proto__":{"a":2},"toString":1}');
    const mine = JSON.parse('{"__proto__":{"a":1},"toString":2}');
    expect(Object.entries(merged(base, theirs, mine) as object)).toEqual([
      ['__proto__', { a: 2 }],
      ['toString', 2],
    ]);
  });

  test.each<[string, unknown, unknown, unknown, string[]]>([
    ['a value', { a: { b: 1 } }, { a: { b: 2 } }, { a: { b: 3 } }, ['a', 'b']],
    ['a value one side removed', { a: 1 }, {}, { a: 2 }, ['a']],
    ['a list without names', { a: ['x'] }, { a: ['y'] }, { a: ['z'] }, ['a']],
    ['an entry one side removed', [web], [], [{ ...web, image: 'x' }], ['web']],
    ['two orders', [web, log, job], [log, web, job], [job, web, log], []],
    [
      'objects of another type',
      { a: { type: 'x', x: 1 } },
      { a: { type: 'y', y: 1 } },
      { a: { type: 'x', x: 2 } },
      ['a'],
    ],
  ])('leaves theirs where both changed %s, and says so', (_what, base, theirs, mine, path) => {
    const { value, conflicts } = mergeThreeWay({ base, theirs, mine });
    expect(conflicts.map((conflict) => conflict.path)).toEqual([path]);
    expect(value).toEqual(theirs);
  });

  test('follows the choices', () => {
    const versions = { base: { a: 1, b: 1 }, theirs: { a: 2, b: 2 }, mine: { a: 3, b: 3 } };
    const choices = new Map<string, MergeSide>([
      [conflictId({ path: ['a'] }), 'mine'],
      [conflictId({ path: ['b'] }), 'theirs'],
    ]);
    expect(mergeThreeWay(versions, choices)).toEqual({ value: { a: 3, b: 2 }, conflicts: [] });
  });
});
