const { compare } = new Intl.Collator('en');

/**
 * Orders names as people read them, whatever the case: in one order for all readers, since rows are sorted once for all. What has other
 * words in other languages, such as states and kinds, is sorted by its rank and not by its words.
 */
export function compareNames(left: string, right: string): number {
  return compare(left, right);
}
