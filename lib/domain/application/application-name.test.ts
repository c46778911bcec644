import { expect, it } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import { applicationNameProblems, applicationNameWarnings, lookAlikeWarning } from './application-name.ts';

it('takes a lower-case name with dashes', () => {
  expect(applicationNameProblems('sample-app-2')).toEqual([]);
});

it.each([
  ['', 'empty'],
  ['Shop', 'lower case'],
  ['a.b', 'dots'],
  ['a,b', 'only the letters'],
  ['1shop', 'start with a letter'],
  ['shop-', 'end with a dash'],
  ['a'.repeat(41), 'at most 40'],
  ['shop\n', 'only the letters'],
  ['sh\u00f6p', 'only the letters'],
  ['a=b', 'only the letters'],
  ['a"b', 'only the letters'],
  ['-shop', 'start with a letter'],
  ['shop_1', 'only the letters'],
])('says in one sentence what is wrong with "%s"', (name, word) => {
  const problems = renderAll('en', applicationNameProblems(name));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(word);
});

it('warns where the name will be cut', () => {
  expect(applicationNameWarnings('a'.repeat(26))).toEqual([]);
  expect(applicationNameWarnings('a'.repeat(27))).toHaveLength(1);
});

it('takes the longest name that fits, and a single letter', () => {
  expect(applicationNameProblems('a'.repeat(40))).toEqual([]);
  expect(applicationNameProblems('a')).toEqual([]);
});

it('warns of a name whose events look the same', () => {
  expect(lookAlikeWarning('system-prod', ['shop', 'systemprod'])).toContain('systemprod');
  expect(lookAlikeWarning('system-prod', ['system-prod', 'systemprod2'])).toBeUndefined();
});
