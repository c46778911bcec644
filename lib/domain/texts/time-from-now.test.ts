import { expect, test } from 'vitest';
import { renderMessage } from '#lib/texts/render-message.ts';
import { timeFromNow } from './time-from-now.ts';

const nowMs = Date.parse('2026-06-01T12:00:00Z');

test.each([
  ['2026-06-01T12:00:00Z', 'just now', 'gerade eben'],
  ['2026-06-01T11:59:30Z', 'just now', 'gerade eben'],
  ['2026-06-01T12:00:30Z', 'in under a minute', 'in weniger als einer Minute'],
  ['2026-06-01T11:55:01Z', '4 min ago', 'vor 4 min'],
  ['2026-06-01T15:00:00Z', 'in 3 h', 'in 3 Std.'],
  ['2026-05-01T12:00:00Z', '31 d ago', 'vor 31 T.'],
  ['soon', 'soon', 'soon'],
])('%s is %s, %s', (iso, english, german) => {
  expect(renderMessage('en', timeFromNow(iso, nowMs))).toBe(english);
  expect(renderMessage('de', timeFromNow(iso, nowMs))).toBe(german);
});
