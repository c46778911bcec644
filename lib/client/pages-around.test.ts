import { expect, test } from 'vitest';
import { pagesAround } from './pages-around.ts';

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [1, 90, [1, 2, 3, 90]],
  [40, 90, [1, 38, 39, 40, 41, 42, 90]],
  [90, 90, [1, 88, 89, 90]],
  [95, 90, [1, 90]],
])('beside page %i of %i are offered %j', (page, count, pages) => {
  expect(pagesAround(page, count)).toEqual(pages);
});
