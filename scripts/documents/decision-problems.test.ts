import { expect, it } from 'vitest';
import { decisionProblems } from './decision-problems.ts';

const first = { file: 'docs/adr/0001-sandbox.md', text: '# 1. A sandbox\n' };

it('finds a number that two decisions have', () => {
  const twin = { file: 'docs/adr/0001-informers.md', text: '# 1. Informers\n' };
  expect(decisionProblems([first, twin])).toEqual([
    'docs/adr/0001-informers.md has number 1, as has docs/adr/0001-sandbox.md',
  ]);
});

it('finds a decision that calls itself by another number', () => {
  const moved = { file: 'docs/adr/0002-informers.md', text: '# 1. Informers\n' };
  expect(decisionProblems([first, moved])).toEqual([
    'docs/adr/0002-informers.md does not begin with its number, "# 2. …"',
  ]);
});
