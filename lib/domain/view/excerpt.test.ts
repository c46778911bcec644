import { expect, test } from 'vitest';
import { excerpt } from './excerpt.ts';

test('a text of a list’s length stays as it is', () => {
  expect(excerpt('x'.repeat(300))).toBe('x'.repeat(300));
});

test('a longer one ends where one can see that there is more', () => {
  expect(excerpt('x'.repeat(400_000))).toBe(`${'x'.repeat(299)}…`);
});
