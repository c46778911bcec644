import type { MatrixRow } from './matrix-rows.ts';

/** Rows of the matrix, also such as were never in a window. */
export interface ChosenRows {
  /** Whether all are chosen that the filter shows. */
  isAll: boolean;
  /** Names of Applications: those that are chosen, or with `isAll` those that are not. */
  names: ReadonlySet<string>;
}

/** A cell that is to be changed. */
export interface PlannedCell {
  application: string;
  namespace: string;
}

/** Whether a row is among the chosen ones. */
export function isChosen({ isAll, names }: ChosenRows, application: string): boolean {
  return names.has(application) !== isAll;
}

/** What allowing everything, or withdrawing all, would change in cells. */
export function planCells(
  rows: Iterable<MatrixRow>,
  namespaces: readonly string[],
  wanted: 'all' | 'none',
): { changes: PlannedCell[]; unchanged: number } {
  const changes: PlannedCell[] = [];
  let unchanged = 0;
  for (const { id, cells } of rows) {
    for (const namespace of namespaces) {
      if ((cells[namespace]?.mode ?? 'none') === wanted) {
        unchanged += 1;
      } else {
        changes.push({ application: id, namespace });
      }
    }
  }
  return { changes, unchanged };
}
