import { describe, expect, it } from 'vitest';
import { nextRun, parseCronSchedule } from './cron-schedule.ts';

describe('a cron schedule', () => {
  it.each([
    ['* * * * *', '2026-03-01T10:00:30Z', '2026-03-01T10:01:00.000Z'],
    ['*/15 * * * *', '2026-03-01T10:46:00Z', '2026-03-01T11:00:00.000Z'],
    ['5 4 * * *', '2026-12-31T04:05:00Z', '2027-01-01T04:05:00.000Z'],
    ['0 0 29 2 *', '2026-03-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['0 12 * * mon-fri', '2026-11-27T12:00:00Z', '2026-11-30T12:00:00.000Z'],
    ['0 0 13 * 5', '2026-11-14T00:00:00Z', '2026-11-20T00:00:00.000Z'],
    ['30 6-10/2 1 jan,jul *', '2026-01-01T08:30:00Z', '2026-01-01T10:30:00.000Z'],
    ['@hourly', '2026-03-01T10:00:00Z', '2026-03-01T11:00:00.000Z'],
  ])('%s after %s is due at %s', (schedule, after, expected) => {
    expect(nextRun(parseCronSchedule(schedule), new Date(after))?.toISOString()).toBe(expected);
  });

  it('is never due on a day that does not come', () => {
    expect(nextRun(parseCronSchedule('0 0 30 2 *'), new Date('2026-01-01T00:00:00Z'))).toBeUndefined();
  });

  it.each([
    ['bad', 'Expected exactly 5 fields, found 1: bad'],
    ['* * * * * *', 'Expected exactly 5 fields, found 6: * * * * * *'],
    ['61 * * * *', 'End of range (61) above maximum (59): 61'],
    ['* * 0 * *', 'Beginning of range (0) below minimum (1): 0'],
    ['9-3 * * * *', 'Beginning of range (9) beyond end of range (3): 9-3'],
    ['*/0 * * * *', 'Step of range should be a positive number: */0'],
    ['x * * * *', 'Failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
    ['@never', 'Unrecognized descriptor: @never'],
  ])('%s is refused in the words of the real server', (schedule, message) => {
    expect(() => parseCronSchedule(schedule)).toThrow(message);
  });
});
