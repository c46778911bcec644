import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRowTable } from './row-table.ts';
import { createRowView, type RowSelection } from './row-view.ts';

interface Shown {
  id: string;
  word: string;
  rank: number;
}

const selection: RowSelection<Shown> = {
  matches: ({ word }) => word !== 'hidden',
  compare: (left, right) => right.rank - left.rank,
};
const row = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  word: fc.constantFrom('shown', 'other', 'hidden'),
  rank: fc.integer({ min: 0, max: 2 }),
});
const steps = fc.array(
  fc.record({ gone: fc.array(row, { maxLength: 2 }), made: fc.array(row, { maxLength: 3 }) }),
);

describe('a view of rows', () => {
  it('has the rows of the table that are selected, in order, after every change', () => {
    fc.assert(
      fc.property(steps, (rounds) => {
        const table = createRowTable<Shown>();
        const view = createRowView(table, selection, () => undefined);
        for (const { gone, made } of rounds) {
          table.replace(
            gone.map(({ id }) => id),
            made,
          );
          const expected = [...table.rows()]
            .filter(selection.matches)
            .sort((left, right) => selection.compare(left, right) || (left.id < right.id ? -1 : 1));
          expect(view.window({ from: 0, size: 100 })).toEqual(expected);
          expect(expected.map((one) => view.indexOf(one))).toEqual(expected.map((_, index) => index));
        }
      }),
      { seed: 11 },
    );
  });

  it('shows a stretch of them and says how many there are', () => {
    const table = createRowTable<Shown>();
    table.replace(
      [],
      ['a', 'b', 'c', 'd'].map((id) => ({ id, word: 'shown', rank: 0 })),
    );
    const view = createRowView(table, selection, () => undefined);
    expect(view.total).toBe(4);
    expect(view.window({ from: 1, size: 2 }).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(view.window({ from: 3, size: 2 }).map(({ id }) => id)).toEqual(['d']);
  });

  it('tells of changes of selected rows only, once each time', () => {
    const table = createRowTable<Shown>();
    let told = 0;
    const view = createRowView(table, selection, () => told++);
    const shown = { id: 'a', word: 'shown', rank: 0 };
    table.replace([], [{ ...shown, id: 'b', word: 'hidden' }]);
    expect(told).toBe(0);
    table.replace([], [shown, { ...shown, id: 'c' }]);
    expect(told).toBe(1);
    table.replace([], [{ ...shown }]);
    expect(told).toBe(1);
    table.replace([], [{ ...shown, word: 'hidden' }]);
    expect(told).toBe(2);
    view.close();
    table.replace(['c'], []);
    expect(told).toBe(2);
  });
});
