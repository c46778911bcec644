/** Chosen rows and columns: their crossings are changed together. */
export interface MatrixSelection {
  /** Whether all Applications are chosen that the filter shows, also such as are not in sight. */
  isAll: boolean;
  /** The Applications that are chosen; with `isAll` those that are not. */
  applications: ReadonlySet<string>;
  namespaces: ReadonlySet<string>;
}

export const nothingSelected: MatrixSelection = {
  isAll: false,
  applications: new Set(),
  namespaces: new Set(),
};

export function isSelected({ isAll, applications }: MatrixSelection, application: string): boolean {
  return applications.has(application) !== isAll;
}

/** @param total how many Applications the filter shows. */
export function selectedCount({ isAll, applications }: MatrixSelection, total: number): number {
  return isAll ? Math.max(0, total - applications.size) : applications.size;
}

export function toggled(names: ReadonlySet<string>, name: string): Set<string> {
  const next = new Set(names);
  if (!next.delete(name)) {
    next.add(name);
  }
  return next;
}
