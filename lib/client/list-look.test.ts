// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { keepLook, readLook, shownColumns, withColumn } from './list-look.ts';

const columns = [{ id: 'name' }, { id: 'status' }, { id: 'labels', isExtra: true }];
const usual = { isDense: false, shown: [], hidden: [] };

afterEach(() => localStorage.clear());

test('columns are the usual ones until others are chosen', () => {
  const ids = (look: Parameters<typeof shownColumns>[1]) => shownColumns(columns, look).map(({ id }) => id);
  expect(ids(usual)).toEqual(['name', 'status']);
  const other = withColumn(withColumn(usual, { id: 'status' }, false), { id: 'labels', isExtra: true }, true);
  expect(ids(other)).toEqual(['name', 'labels']);
  const back = withColumn(withColumn(other, { id: 'status' }, true), { id: 'labels', isExtra: true }, false);
  expect(back).toEqual(usual);
});

test('a look is kept for its list alone', () => {
  keepLook('applications', { ...usual, isDense: true });
  expect(readLook('applications').isDense).toBe(true);
  expect(readLook('bindings')).toEqual(usual);
});

test('the object is the same as long as nothing has changed', () => {
  keepLook('applications', { ...usual, isDense: true });
  expect(readLook('applications')).toBe(readLook('applications'));
});

test.each(['{', 'null', '[]', '{"shown":"name","hidden":[1]}'])('%s is no look', (text) => {
  localStorage.setItem('mooring.list.bad', text);
  expect(readLook('bad')).toEqual(usual);
});
