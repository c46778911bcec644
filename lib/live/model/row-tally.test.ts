import { expect, it, vi } from 'vitest';
import { createRowTable } from './row-table.ts';
import { createRowTally } from './row-tally.ts';

interface Link {
  id: string;
  health: string;
}

it('counts the rows of each sort, and says when one of the counts is another', () => {
  const table = createRowTable<Link>();
  table.replace(
    [],
    [
      { id: 'a', health: 'bad' },
      { id: 'b', health: 'ok' },
    ],
  );
  const onChange = vi.fn();
  const tally = createRowTally(table, ({ health }) => health, onChange);
  expect([tally.of('bad'), tally.of('ok'), tally.of('warn')]).toEqual([1, 1, 0]);

  table.replace(
    ['a'],
    [
      { id: 'a', health: 'ok' },
      { id: 'c', health: 'ok' },
    ],
  );
  expect([tally.of('bad'), tally.of('ok')]).toEqual([0, 3]);
  expect(onChange).toHaveBeenCalledTimes(1);

  table.replace(
    ['a', 'b'],
    [
      { id: 'd', health: 'ok' },
      { id: 'e', health: 'ok' },
    ],
  );
  expect(onChange).toHaveBeenCalledTimes(2);
  expect(tally.of('ok')).toBe(3);
});
