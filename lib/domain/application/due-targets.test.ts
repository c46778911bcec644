import { expect, it } from 'vitest';
import { dueTargets } from './due-targets.ts';

const nowMs = Date.parse('2026-06-01T00:00:00Z');

function lookedAgo(seconds: Record<string, number>) {
  return (address: string) => {
    const ago = seconds[address];
    return ago === undefined ? undefined : { address, lookedAt: new Date(nowMs - ago * 1_000).toISOString() };
  };
}

it('begins with what was not looked at, and leaves out what was a moment ago', () => {
  const lookOf = lookedAgo({ a: 100, b: 5_000, c: 30 });
  expect(dueTargets(['a', 'b', 'c', 'd'], lookOf, nowMs)).toEqual(['d', 'b', 'a']);
});

it('is bounded', () => {
  const addresses = Array.from({ length: 250 }, (_, index) => `a${index}`);
  expect(dueTargets(addresses, () => undefined, nowMs)).toHaveLength(100);
});
