import { expect, it } from 'vitest';
import { standingChoice } from './standing-choice.ts';

const names = ['default', 'shop'];

it('keeps what was chosen while it is there', () => {
  expect(standingChoice('shop', names, ['default'])).toEqual({ value: 'shop', gone: undefined });
});

it('falls back to what is there once the chosen one is gone, and names that', () => {
  expect(standingChoice('gone', names, ['gone', undefined, 'default'])).toEqual({
    value: 'default',
    gone: 'gone',
  });
  expect(standingChoice('gone', [], ['default'])).toEqual({ value: undefined, gone: 'gone' });
});

it('falls back where nothing was chosen, and nothing is gone', () => {
  expect(standingChoice(undefined, names, ['shop'])).toEqual({ value: 'shop', gone: undefined });
  expect(standingChoice(undefined, names)).toEqual({ value: undefined, gone: undefined });
});
