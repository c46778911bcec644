import { expect, test } from 'vitest';
import { parseCronSchedule } from './cron-schedule.ts';

test.each([
  ['bad', 'Expected exactly 5 fields, found 1: bad'],
  ['* * * * * *', 'Expected exactly 5 fields, found 6: * * * * * *'],
  ['61 * * * *', 'End of range (61) above maximum (59): 61'],
  ['* * 0 * *', 'Beginning of range (0) below minimum (1): 0'],
  ['9-3 * * * *', 'Beginning of range (9) beyond end of range (3): 9-3'],
  ['*/0 * * * *', 'Step of range should be a positive number: */0'],
  ['x * * * *', 'Failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
  ['@never', 'Unrecognized descriptor: @never'],
  ['@every', 'Unrecognized descriptor: @every'],
  ['@every 5', 'Failed to parse duration @every 5: time: missing unit in duration "5"'],
  ['@every 5d', 'Failed to parse duration @every 5d: time: unknown unit "d" in duration "5d"'],
  ['@every ', 'Failed to parse duration @every : time: invalid duration ""'],
  ['@every soon', 'Failed to parse duration @every soon: time: invalid duration "soon"'],
  ['@every .h', 'Failed to parse duration @every .h: time: invalid duration ".h"'],
  ['@every 5m 3s', 'Failed to parse duration @every 5m 3s: time: unknown unit "m " in duration "5m 3s"'],
  ['@every 300000000h', 'Failed to parse duration @every 300000000h: time: invalid duration "300000000h"'],
  ['0 0 * * 7', 'End of range (7) above maximum (6): 7'],
  ['0 0 L * *', 'Failed to parse int from L: strconv.Atoi: parsing "L": invalid syntax'],
  ['0 0 15W * *', 'Failed to parse int from 15W: strconv.Atoi: parsing "15W": invalid syntax'],
  ['0 0 * * 5#2', 'Failed to parse int from 5#2: strconv.Atoi: parsing "5#2": invalid syntax'],
])('the schedule %s is refused in the words of the real server', (schedule, message) => {
  expect(() => parseCronSchedule(schedule)).toThrow(message);
});

test.each([
  ['@every 5m', 300],
  ['@every 1h30m', 5400],
  ['@every 1.5h', 5400],
  ['@every 1.15m', 69],
  ['@every +90s', 90],
  ['@every 2m.5s', 120],
  ['@every 1500ms', 1],
  ['@every 1ns', 1],
  ['@every 3000000us3000000µs', 6],
  ['@every -5m', 1],
  ['@every 0', 1],
  ['@every 48h', 172_800],
])('%s is due every %i seconds', (schedule, everySeconds) => {
  expect(parseCronSchedule(schedule)).toEqual({ everySeconds });
});
