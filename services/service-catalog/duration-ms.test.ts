import { expect, it } from 'vitest';
import { durationMs } from './duration-ms.ts';

it.each([
  ['15m', 900_000],
  ['1h30m', 5_400_000],
  ['1h0m0s', 3_600_000],
  ['1.5s', 1500],
  ['250ms', 250],
  ['', undefined],
  ['0s', undefined],
  ['15', undefined],
  ['15m later', undefined],
  ['-1m', undefined],
])('%j is %s ms', (text, expected) => {
  expect(durationMs(text)).toBe(expected);
});
