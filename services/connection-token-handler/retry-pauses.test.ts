import { expect, it } from 'vitest';
import { createRetryPauses } from './retry-pauses.ts';

function atTime(startMs: number) {
  const clock = { ms: startMs };
  return { clock, pauses: createRetryPauses(() => new Date(clock.ms)) };
}

it('lets the first attempt through', () => {
  expect(atTime(0).pauses.leftMs('default/shop', 'u1')).toBe(0);
});

it('doubles the pause with each failure in a row, up to half a minute', () => {
  const { clock, pauses } = atTime(1_000);
  const said = Array.from({ length: 11 }, () => pauses.failed('default/shop', 'u1'));
  expect(said).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000]);
  clock.ms += 29_000;
  expect(pauses.leftMs('default/shop', 'u1')).toBe(1_000);
  clock.ms += 2_000;
  expect(pauses.leftMs('default/shop', 'u1')).toBe(0);
});

it('starts anew for another object of the same name', () => {
  const { pauses } = atTime(0);
  pauses.failed('default/shop', 'u1');
  pauses.failed('default/shop', 'u1');
  expect(pauses.leftMs('default/shop', 'u2')).toBe(0);
  expect(pauses.failed('default/shop', 'u2')).toBe(100);
});

it('starts anew after a success', () => {
  const { pauses } = atTime(0);
  pauses.failed('default/shop', 'u1');
  pauses.forget('default/shop');
  expect(pauses.leftMs('default/shop', 'u1')).toBe(0);
  expect(pauses.failed('default/shop', 'u1')).toBe(100);
});
