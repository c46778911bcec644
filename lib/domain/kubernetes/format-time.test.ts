import { expect, test } from 'vitest';
import { formatRemaining } from './format-time.ts';

test.each([
  [299, '4:59'],
  [60, '1:00'],
  [9.9, '0:09'],
  [-5, '0:00'],
  [3_661, '1:01:01'],
])('%s seconds are %s', (seconds, text) => {
  expect(formatRemaining(seconds)).toBe(text);
});
