import { expect, test } from 'vitest';
import { ageOf, humanDuration } from './human-duration.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  [-5000, '<invalid>'],
  [-500, '0s'],
  [119_000, '119s'],
  [2 * minute, '2m'],
  [9 * minute + 5000, '9m5s'],
  [179 * minute, '179m'],
  [3 * hour + minute, '3h1m'],
  [47 * hour, '47h'],
  [2 * day + hour, '2d1h'],
  [30 * day, '30d'],
  [800 * day, '2y70d'],
  [9 * 365 * day, '9y'],
])('%d ms is %s', (durationMs, text) => {
  expect(humanDuration(durationMs)).toBe(text);
});

test('an absent timestamp has no age', () => {
  expect(ageOf(undefined, 0)).toBe('<unknown>');
  expect(ageOf('yesterday', 0)).toBe('<invalid>');
});
