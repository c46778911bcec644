import { expect, it } from 'vitest';
import { backOffMs, createBackOff, createKeyedBackOff } from './back-off.ts';

function atTime(startMs: number) {
  const clock = { ms: startMs };
  return {
    clock,
    pauses: createKeyedBackOff({ firstMs: 100, longestMs: 30_000, nowMs: () => clock.ms }),
  };
}

it('doubles with each failure in a row, up to the longest delay', () => {
  const delays = [1, 2, 3, 4, 5].map((failures) => backOffMs(failures, { firstMs: 50, longestMs: 300 }));
  expect(delays).toEqual([50, 100, 200, 300, 300]);
});

it('stays at the longest delay after a thousand failures and more', () => {
  expect(backOffMs(5_000, { firstMs: 50, longestMs: 300 })).toBe(300);
});

it('spreads the delay over the share that it is given', () => {
  const at = (value: number) =>
    backOffMs(3, { firstMs: 100, longestMs: 1_000, spread: [0.5, 1], random: () => value });
  expect([at(0), at(0.5), at(0.999_999)].map(Math.round)).toEqual([200, 300, 400]);
});

it('starts anew after a success', () => {
  const backOff = createBackOff({ firstMs: 100, longestMs: 300 });
  expect([backOff.nextMs(), backOff.nextMs(), backOff.nextMs()]).toEqual([100, 200, 300]);
  backOff.reset();
  expect(backOff.nextMs()).toBe(100);
});

it('knows nothing of what has not failed', () => {
  expect(atTime(0).pauses.leftMs('default/shop', 'u1')).toBeUndefined();
});

it('holds an attempt off until the delay is over', () => {
  const { clock, pauses } = atTime(1_000);
  const said = Array.from({ length: 11 }, () => pauses.failed('default/shop', 'u1'));
  expect(said).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000]);
  clock.ms += 29_000;
  expect(pauses.leftMs('default/shop', 'u1')).toBe(1_000);
  clock.ms += 2_000;
  expect(pauses.leftMs('default/shop', 'u1')).toBe(0);
});

it('lets through whoever was woken a moment early', () => {
  const { clock, pauses } = atTime(0);
  pauses.failed('default/shop', 'u1');
  clock.ms = 97;
  expect(pauses.leftMs('default/shop', 'u1')).toBe(0);
});

it('starts anew for another state of the same thing', () => {
  const { pauses } = atTime(0);
  pauses.failed('default/shop', 'u1');
  pauses.failed('default/shop', 'u1');
  expect(pauses.leftMs('default/shop', 'u2')).toBeUndefined();
  expect(pauses.failed('default/shop', 'u2')).toBe(100);
});

it('starts anew for what is forgotten', () => {
  const { pauses } = atTime(0);
  pauses.failed('default/shop', 'u1');
  pauses.forget('default/shop');
  expect(pauses.leftMs('default/shop', 'u1')).toBeUndefined();
  expect(pauses.failed('default/shop', 'u1')).toBe(100);
});
