import { expect, test } from 'vitest';
import { changeLabelRequest } from './change-label-request.ts';

test.each([
  ['team', 'red'],
  ['example.com/team', 'Red_1.x-y'],
  ['team', ''],
  ['team', null],
])('%s is given as %j', (key, value) => {
  expect(changeLabelRequest.safeParse({ key, value }).success).toBe(true);
});

test.each([
  ['', 'red'],
  ['-team', 'red'],
  ['Example.com/team', 'red'],
  ['a/b/c', 'red'],
  ['team', 'red '],
  ['team', 'x'.repeat(64)],
  ['x'.repeat(64), 'red'],
])('%s is not given as %j', (key, value) => {
  expect(changeLabelRequest.safeParse({ key, value }).success).toBe(false);
});
