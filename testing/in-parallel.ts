/** Works on all items, at most `writers` at a time. */
export async function inParallel<T>(
  items: readonly T[],
  writers: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (const item of left) {
        await work(item);
      }
    }),
  );
}
