import { describe, expect, it } from 'vitest';
import { applyJsonPatch } from './json-patch.ts';
import { mergePatch } from './merge-patch.ts';

describe('JSON patch', () => {
  it('applies every operation to a copy', () => {
    const target = { a: { b: 1 }, list: [1, 2] };
    const patch = [
      { op: 'test', path: '/a/b', value: 1 },
      { op: 'add', path: '/list/-', value: 3 },
      { op: 'move', from: '/a/b', path: '/c' },
    ];
    expect(applyJsonPatch(target, patch)).toEqual({ a: {}, list: [1, 2, 3], c: 1 });
    expect(target).toEqual({ a: { b: 1 }, list: [1, 2] });
  });

  it.each([
    ['a failed test', [{ op: 'test', path: '/a', value: 2 }], 422],
    ['a missing path', [{ op: 'remove', path: '/b' }], 422],
    ['an unknown operation', [{ op: 'merge', path: '/b' }], 422],
    ['no list', { op: 'add' }, 400],
  ])('refuses %s', (_, patch, code) => {
    expect(() => applyJsonPatch({ a: 1 }, patch)).toThrow(expect.objectContaining({ code }));
  });
});

describe('merge patch', () => {
  it('merges maps, replaces lists, and removes by null', () => {
    const target = { a: { b: 1, c: [1] }, d: 1 };
    expect(mergePatch(target, { a: { b: null, c: [2] }, e: { f: null, g: 1 } })).toEqual({
      a: { c: [2] },
      d: 1,
      e: { g: 1 },
    });
  });
});
