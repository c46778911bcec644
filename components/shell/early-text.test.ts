import { expect, it } from 'vitest';
import { createEarlyText, type EarlyText } from './early-text.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };

function type(early: EarlyText, ...keys: string[]): boolean[] {
  return keys.map((key) => early.take({ ...plain, key }));
}

it('keeps letters in their order, and takes the last one back', () => {
  const early = createEarlyText();
  early.begin();
  expect(type(early, 'w', 'e', 'x', 'Backspace', 'b')).not.toContain(false);
  expect(early.end()).toBe('web');
});

it('keeps none before the field is wanted and after it has come', () => {
  const early = createEarlyText();
  expect(type(early, 'a')).toEqual([false]);
  early.begin();
  type(early, 'b');
  expect(early.end()).toBe('b');
  expect(type(early, 'c')).toEqual([false]);
  expect(early.end()).toBe('');
});

it('leaves other keys and shortcuts alone', () => {
  const early = createEarlyText();
  early.begin();
  expect(type(early, 'Escape', 'Enter', 'ArrowDown', 'Shift')).not.toContain(true);
  expect(early.take({ ...plain, key: 'r', ctrlKey: true })).toBe(false);
  expect(early.end()).toBe('');
});
