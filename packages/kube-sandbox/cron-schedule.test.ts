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
  ['0 0 * * 7', 'End of range (7) above maximum (6): 7'],
  ['0 0 L * *', 'Failed to parse int from L: strconv.Atoi: parsing "L": invalid syntax'],
  ['0 0 15W * *', 'Failed to parse int from 15W: strconv.Atoi: parsing "15W": invalid syntax'],
  ['0 0 * * 5#2', 'Failed to parse int from 5#2: strconv.Atoi: parsing "5#2": invalid syntax'],
])('the schedule %s is refused in the words of the real server', (schedule, message) => {
  expect(() => parseCronSchedule(schedule)).toThrow(message);
});
