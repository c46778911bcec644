import { expect, it, vi } from 'vitest';
import { createRowGroups } from './row-groups.ts';
import { createRowTable } from './row-table.ts';

interface Finding {
  id: string;
  cause: string;
  isRepairable: boolean;
}

function finding(id: string, cause: string, isRepairable = false): Finding {
  return { id, cause, isRepairable };
}

function grouped(...rows: Finding[]) {
  const table = createRowTable<Finding>();
  table.replace([], rows);
  const onChange = vi.fn();
  const { groups, close } = createRowGroups(
    table,
    ({ cause }) => cause,
    ({ isRepairable }) => isRepairable,
    onChange,
  );
  const seen = () =>
    [...groups.values()].map(({ key, rows: ofGroup, counted }) => [key, [...ofGroup.keys()], counted]);
  return { table, groups, close, onChange, seen };
}

it('puts rows together that have something in common, and counts those that are to be counted', () => {
  const { seen } = grouped(finding('a', 'x', true), finding('b', 'y'), finding('c', 'x'));
  expect(seen()).toEqual([
    ['x', ['a', 'c'], 1],
    ['y', ['b'], 0],
  ]);
});

it('moves a row that changes, and forgets a group without rows', () => {
  const { table, seen, onChange } = grouped(finding('a', 'x', true), finding('b', 'y'));
  table.replace(['a'], [finding('a', 'y', true)]);
  expect(seen()).toEqual([['y', ['b', 'a'], 1]]);
  table.replace(['a', 'b'], []);
  expect(seen()).toEqual([]);
  expect(onChange).toHaveBeenCalledTimes(2);
});

it('tells a group that has changed from one that has not', () => {
  const { table, groups } = grouped(finding('a', 'x'), finding('b', 'y'));
  const before = [...groups.values()].map(({ revision }) => revision);
  table.replace([], [finding('c', 'y')]);
  const after = [...groups.values()].map(({ revision }) => revision);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

it('hears nothing after it is closed', () => {
  const { table, close, seen } = grouped(finding('a', 'x'));
  close();
  table.replace(['a'], []);
  expect(seen()).toHaveLength(1);
});
