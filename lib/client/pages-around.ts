/** Numbers of the pages to offer beside `page`: the first and the last, and two to each side, in their order. */
export function pagesAround(page: number, count: number): number[] {
  const near = Array.from({ length: 5 }, (_, offset) => page - 2 + offset);
  const inside = near.filter((one) => one > 1 && one < count);
  return [...new Set([1, ...inside, count])];
}
