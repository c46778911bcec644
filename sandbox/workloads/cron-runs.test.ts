import { parseCronSchedule } from 'kube-sandbox/cron-schedule';
import { expect, test } from 'vitest';
import { lastRun, nextRun } from './cron-runs.ts';

function next(schedule: string, after: string): string | undefined {
  return nextRun(parseCronSchedule(schedule), new Date(after), new Date(after))?.toISOString();
}

test.each([
  ['* * * * *', '2026-03-01T10:00:30Z', '2026-03-01T10:01:00.000Z'],
  ['*/15 * * * *', '2026-03-01T10:46:00Z', '2026-03-01T11:00:00.000Z'],
  ['5 4 * * *', '2026-12-31T04:05:00Z', '2027-01-01T04:05:00.000Z'],
  ['0 0 29 2 *', '2026-03-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ['0 12 * * mon-fri', '2026-11-27T12:00:00Z', '2026-11-30T12:00:00.000Z'],
  ['0 0 13 * 5', '2026-11-14T00:00:00Z', '2026-11-20T00:00:00.000Z'],
  ['30 6-10/2 1 jan,jul *', '2026-01-01T08:30:00Z', '2026-01-01T10:30:00.000Z'],
  ['@hourly', '2026-03-01T10:00:00Z', '2026-03-01T11:00:00.000Z'],
])('%s after %s is due at %s', (schedule, after, expected) => {
  expect(next(schedule, after)).toBe(expected);
});

test.each([
  ['a question mark is any', '0 0 ? * 1', '2026-01-01T00:00:00Z', '2026-01-05T00:00:00.000Z'],
  [
    'a step after one number runs on to the end',
    '5/15 * * * *',
    '2026-01-01T00:50:00Z',
    '2026-01-01T01:05:00.000Z',
  ],
  ['a step may be longer than its field', '*/90 * * * *', '2026-01-01T00:00:00Z', '2026-01-01T01:00:00.000Z'],
  [
    'any day by steps still leaves the choice to the weekday',
    '0 0 */2 * 1',
    '2026-01-01T00:00:00Z',
    '2026-01-05T00:00:00.000Z',
  ],
  [
    'every day as a range is one of two choices',
    '0 0 1-31 * 1',
    '2026-01-01T00:00:00Z',
    '2026-01-02T00:00:00.000Z',
  ],
  [
    'an empty place in a list is left out',
    '1,,2 * * * *',
    '2026-01-01T00:01:00Z',
    '2026-01-01T00:02:00.000Z',
  ],
])('reads a schedule as Kubernetes does where croner would not: %s', (_, schedule, after, expected) => {
  expect(next(schedule, after)).toBe(expected);
});

test.each([
  ['a day that does not come', '0 0 30 2 *'],
  ['a day that comes after more than five years', '0 0 29 2 */6'],
  ['an empty list', ', * * * *'],
])('is never due on %s', (_, schedule) => {
  expect(next(schedule, '2026-03-01T00:00:00Z')).toBeUndefined();
});

test.each([
  ['2026-01-01T09:50:00Z', '2026-01-01T10:00:20Z', '2026-01-01T10:00:00.000Z'],
  ['2026-01-01T09:50:00Z', '2026-01-01T10:00:00Z', '2026-01-01T10:00:00.000Z'],
  ['2026-01-01T10:00:00Z', '2026-01-01T10:04:59Z', undefined],
])('since %s the last time not after %s was %s', (since, now, expected) => {
  const last = lastRun(parseCronSchedule('*/5 * * * *'), new Date(since), new Date(now));
  expect(last?.toISOString()).toBe(expected);
});

test.each([
  ['before the first time', '2026-01-01T00:00:10Z', '2026-01-01T00:05:09Z', undefined, '00:05:10'],
  ['right at a time', '2026-01-01T00:00:10Z', '2026-01-01T00:05:10Z', '00:05:10', '00:10:10'],
  ['after missed ones', '2026-01-01T00:00:10Z', '2026-01-01T00:16:00Z', '00:15:10', '00:20:10'],
  ['between two seconds', '2026-01-01T00:00:10.900Z', '2026-01-01T00:05:10.100Z', '00:05:10', '00:10:10'],
  [
    'with a reference that is still to come',
    '2026-01-01T01:00:00Z',
    '2026-01-01T00:59:00Z',
    undefined,
    '01:05:00',
  ],
])('counts the time between two runs from the one before: %s', (_, since, now, last, following) => {
  const schedule = parseCronSchedule('@every 5m');
  const time = (date: Date | undefined) => date?.toISOString().slice(11, 19);
  expect(time(lastRun(schedule, new Date(since), new Date(now)))).toBe(last);
  expect(time(nextRun(schedule, new Date(since), new Date(now)))).toBe(following);
});
