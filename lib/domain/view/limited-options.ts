/** A choice that a field offers. */
export interface Option {
  id: string;
}

export interface OptionsQuery {
  /** Occurs in what an option is known by, whatever the case; '' in all. */
  text: string;
  /** Id of the option that is offered whatever the text; '' for none. */
  chosen: string;
}

export interface LimitedOptions<O extends Option> {
  options: O[];
  /** How many the text lets through. */
  total: number;
}

/** So many options a field offers at once. */
const optionsLimit = 100;

/**
 * The first of the options that have the text in them, in order, and the chosen one. It looks at each option once, and sorts no
 * more than it gives.
 */
export function limitedOptions<O extends Option>(
  all: readonly O[],
  query: OptionsQuery,
  rules: { textOf(option: O): string; compare(left: O, right: O): number; limit?: number },
): LimitedOptions<O> {
  const { textOf, compare, limit = optionsLimit } = rules;
  const wanted = query.text.trim().toLowerCase();
  const first: O[] = [];
  let total = 0;
  let chosen: O | undefined;
  for (const option of all) {
    if (option.id === query.chosen) {
      chosen = option;
    }
    if (wanted === '' || textOf(option).toLowerCase().includes(wanted)) {
      total += 1;
      insert(first, option, compare, limit);
    }
  }
  const isThere = chosen === undefined || first.includes(chosen);
  return { options: isThere || chosen === undefined ? first : [chosen, ...first], total };
}

/** Puts an option where it belongs; of more than `limit` the last is dropped. */
function insert<O>(first: O[], option: O, compare: (left: O, right: O) => number, limit: number): void {
  if (first.length === limit && compare(option, first.at(-1) as O) >= 0) {
    return;
  }
  let low = 0;
  let high = first.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(first[middle] as O, option) <= 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  first.splice(low, 0, option);
  first.length = Math.min(first.length, limit);
}
