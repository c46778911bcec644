/** So many names are offered at most; of more, those that are asked for. */
const mostNames = 50;

/** Names of Applications to choose from while a new one is typed. */
export interface ApplicationNames {
  total: number;
  names: string[];
  isTaken: boolean;
}

/** @param text what is typed; it narrows the names only where they are many. */
export function applicationNames(all: readonly string[], text: string): ApplicationNames {
  const wanted = text.trim().toLowerCase();
  const names =
    all.length <= mostNames ? [...all] : all.filter((name) => name.toLowerCase().includes(wanted));
  return {
    total: all.length,
    names: names.sort().slice(0, mostNames),
    isTaken: all.includes(text.trim()),
  };
}
