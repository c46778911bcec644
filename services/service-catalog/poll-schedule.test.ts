import { expect, it } from 'vitest';
import { createPollSchedule } from './poll-schedule.ts';

it('asks at growing intervals, however often it is looked at', () => {
  let nowMs = 0;
  const schedule = createPollSchedule({ startMs: 100, maxMs: 300, nowMs: () => nowMs });
  expect(schedule.due('a')).toEqual({ due: false, afterMs: 100 });
  expect(schedule.due('a')).toEqual({ due: false });
  nowMs = 100;
  expect(schedule.due('a')).toEqual({ due: true });
  expect(schedule.again('a')).toBe(200);
  expect(schedule.due('a')).toEqual({ due: false });
  nowMs = 300;
  expect(schedule.due('a')).toEqual({ due: true });
  expect(schedule.again('a')).toBe(300);
  schedule.forget('a');
  expect(schedule.due('a')).toEqual({ due: false, afterMs: 100 });
});
