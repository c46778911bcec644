import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyViewPatch, type ViewPatch } from '#lib/domain/view/view-patch.ts';
import { formatAnswer, formatPatch } from './format-answer.ts';

interface Answer {
  total?: number;
  word?: string;
  rows?: { id: string; count: number }[];
  names?: string[];
}

const rows = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), count: fc.nat({ max: 2 }) }),
  { selector: ({ id }) => id },
);

const answers = fc.record<Answer>(
  {
    total: fc.nat({ max: 3 }),
    word: fc.constantFrom('', 'one', 'two'),
    rows,
    names: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

test('a patch leads from any answer to any other', () => {
  fc.assert(
    fc.property(answers, answers, (before, after) => {
      const patch = JSON.parse(
        formatPatch(formatAnswer(before, 'en'), formatAnswer(after, 'en')),
      ) as ViewPatch;
      expect(applyViewPatch(before, patch)).toEqual(after);
    }),
  );
});

test('rows that stay as they are do not travel, and stay the same objects', () => {
  const before: Answer = { total: 2, rows: ['a', 'b', 'c'].map((id) => ({ id, count: 1 })) };
  const after: Answer = { total: 2, rows: ['c', 'a', 'b'].map((id) => ({ id, count: id === 'b' ? 2 : 1 })) };
  const patch = JSON.parse(formatPatch(formatAnswer(before, 'en'), formatAnswer(after, 'en'))) as ViewPatch;
  expect(patch).toEqual({ lists: { rows: { ids: ['c', 'a', 'b'], put: [{ id: 'b', count: 2 }] } } });
  const patched = applyViewPatch(before, patch);
  expect(patched.rows?.[0]).toBe(before.rows?.[2]);
  expect(patched.rows?.[1]).toBe(before.rows?.[0]);
});

test('answers of the same content have the same version, others have another', () => {
  const version = (total: number) => formatAnswer({ total, rows: [{ id: 'a', count: 1 }] }, 'en').version;
  expect(version(1)).toBe(version(1));
  expect(version(1)).not.toBe(version(2));
});

test('what has no value is left out', () => {
  expect(formatAnswer({ total: 1, word: undefined }, 'en').json).toBe('{"total":1}');
});
