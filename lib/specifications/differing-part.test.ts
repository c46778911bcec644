import { expect, it } from 'vitest';
import { differingPart } from './differing-part.ts';

function text(lines: number, changed: Record<number, string> = {}): string {
  return Array.from({ length: lines }, (_, at) => changed[at] ?? `line ${at}`).join('\n');
}

it('leaves short texts whole', () => {
  expect(differingPart('a', 'b')).toEqual({ stored: 'a', proposed: 'b' });
});

it('shows of long texts what differs, with lines around', () => {
  const { stored, proposed, isPart } = differingPart(
    text(10_000),
    text(10_000, { 5000: 'another', 5010: 'one more\nand one more' }),
    50_000,
  );
  expect(isPart).toBe(true);
  expect(stored.split('\n').slice(0, 2)).toEqual(['line 4980', 'line 4981']);
  expect(stored.split('\n').at(-1)).toBe('line 5031');
  expect(proposed).toContain('\nanother\n');
  expect(proposed.split('\n')).toHaveLength(stored.split('\n').length + 1);
});

it('shows the first part of what differs where that is too long itself', () => {
  const { stored, proposed } = differingPart(text(10_000), text(10_000).toUpperCase(), 50_000);
  expect(stored.length + proposed.length).toBeLessThanOrEqual(50_000);
  expect([stored.slice(0, 6), proposed.slice(0, 6)]).toEqual(['line 0', 'LINE 0']);
});

it.each([
  ['at the beginning', text(9_000), `first\n${text(9_000)}`],
  ['at the end', text(9_000), `${text(9_000)}\nlast`],
  ['within one line', 'a'.repeat(90_000), `${'a'.repeat(45_000)}b${'a'.repeat(45_000)}`],
  ['by nothing', text(9_000), text(9_000)],
])('shows texts that differ %s', (_where, before, after) => {
  const { stored, proposed } = differingPart(before, after, 60_000);
  expect(stored.length + proposed.length).toBeLessThan(60_000);
  expect(stored === proposed).toBe(before === after);
});
