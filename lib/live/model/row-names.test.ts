import { expect, test } from 'vitest';
import { createRowNames } from './row-names.ts';
import { createRowTable } from './row-table.ts';

interface Named {
  id: string;
  names: string[];
}

function tableOf(...rows: Named[]) {
  const table = createRowTable<Named>();
  table.replace([], rows);
  let changes = 0;
  const names = createRowNames(
    table,
    (row) => row.names,
    () => {
      changes += 1;
    },
  );
  return { table, names, changes: () => changes };
}

test('names are found by a part of them, each once and in order, up to a number', () => {
  const { names } = tableOf({ id: '1', names: ['prod', 'dev'] }, { id: '2', names: ['dev', 'Devices'] });
  expect(names.find('', 9)).toEqual(['Devices', 'dev', 'prod']);
  expect(names.find(' DEV', 9)).toEqual(['Devices', 'dev']);
  expect(names.find('', 1)).toEqual(['Devices']);
});

test('a name goes with the last row that has it', () => {
  const { table, names, changes } = tableOf({ id: '1', names: ['dev'] }, { id: '2', names: ['dev'] });
  table.replace(['1'], []);
  expect(names.has('dev')).toBe(true);
  expect(changes()).toBe(0);
  table.replace(['2'], []);
  expect(names.has('dev')).toBe(false);
  expect(changes()).toBe(1);
});

test('a row that changes and keeps its names is no change of the names', () => {
  const { table, names, changes } = tableOf({ id: '1', names: ['dev'] });
  table.replace(['1'], [{ id: '1', names: ['dev', 'dev'] }]);
  expect(changes()).toBe(0);
  table.replace(['1'], [{ id: '1', names: ['prod'] }]);
  expect(changes()).toBe(1);
  expect(names.find('', 9)).toEqual(['prod']);
});
