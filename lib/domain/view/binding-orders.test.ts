import { expect, test } from 'vitest';
import { bindingOrders } from './binding-orders.ts';
import type { BindingRow } from './binding-rows.ts';

const order = (id: keyof typeof bindingOrders, rows: Partial<BindingRow>[]) =>
  (rows as BindingRow[]).toSorted(bindingOrders[id]);

test('service: sorts as people read, whatever the case', () => {
  const rows = ['b', 'Ä', 'C', 'a'].map((service) => ({ service }));
  expect(order('service', rows).map(({ service }) => service)).toEqual(['a', 'Ä', 'b', 'C']);
});

test.each([
  ['workload', 'workload'],
  ['secret', 'secretName'],
  ['instance', 'instance'],
] as const)('%s: sorts by name, those without one first', (id, field) => {
  const rows = ['b', undefined, 'a'].map((name) => ({ [field]: name }));
  expect(order(id, rows).map((row) => row[field])).toEqual([undefined, 'a', 'b']);
});

test('status: sorts the broken first', () => {
  const rows = (['ok', 'bad', 'warn'] as const).map((health) => ({ health }));
  expect(order('status', rows).map(({ health }) => health)).toEqual(['bad', 'warn', 'ok']);
});
