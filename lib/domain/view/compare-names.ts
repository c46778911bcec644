const { compare } = new Intl.Collator('en');

/** Orders names as people read them, whatever the case. */
export function compareNames(left: string, right: string): number {
  return compare(left, right);
}
