import { expect, test } from 'vitest';
import { unbindOrder } from './unbind-order.ts';

const row = (name: string, instance?: string, namespace = 'east') => ({ namespace, name, instance });

test('what hangs on one instance goes one after the other, the rest at once', () => {
  const lots = unbindOrder([
    row('a', 'orders'),
    row('b', 'stock'),
    row('c', 'orders'),
    row('d', 'orders', 'west'),
  ]);
  expect(lots.map((lot) => lot.map(({ name }) => name).join())).toEqual(['a,c', 'b', 'd']);
});

test('an instance that is unbound itself is of its own lot, and one that is not known is told by the binding', () => {
  const lots = unbindOrder([
    { namespace: 'east', name: 'orders' },
    row('a', 'orders'),
    { namespace: 'east', name: 'u1', binding: 'lost' },
    { namespace: 'east', name: 'u2', binding: 'lost' },
  ]);
  expect(lots.map(({ length }) => length)).toEqual([2, 2]);
});
