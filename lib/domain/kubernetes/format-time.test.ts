import { expect, test } from 'vitest';
import { formatRelative, formatRemaining } from './format-time.ts';

const nowMs = Date.parse('2026-06-01T12:00:00Z');

test.each([
  ['2026-06-01T12:00:00Z', 'just now'],
  ['2026-06-01T11:59:30Z', 'just now'],
  ['2026-06-01T12:00:30Z', 'in under a minute'],
  ['2026-06-01T11:55:01Z', '4 min ago'],
  ['2026-06-01T15:00:00Z', 'in 3 h'],
  ['2026-05-01T12:00:00Z', '31 d ago'],
  ['soon', 'soon'],
])('%s is %s', (iso, text) => {
  expect(formatRelative(iso, nowMs)).toBe(text);
});

test.each([
  [299, '4:59'],
  [60, '1:00'],
  [9.9, '0:09'],
  [-5, '0:00'],
  [3_661, '1:01:01'],
])('%s seconds are %s', (seconds, text) => {
  expect(formatRemaining(seconds)).toBe(text);
});
