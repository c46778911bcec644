import { expect, it } from 'vitest';
import { applicationNameProblems, applicationNameWarnings } from './application-name.ts';

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
])('says in one sentence what is wrong with "%s"', (name, word) => {
  const problems = applicationNameProblems(name);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(word);
});

it('warns where the name will be cut', () => {
  expect(applicationNameWarnings('a'.repeat(26))).toEqual([]);
  expect(applicationNameWarnings('a'.repeat(27))).toHaveLength(1);
});
