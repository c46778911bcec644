/** A cell of the matrix by its place; -1 is the heads of rows and of columns. */
export interface MatrixPlace {
  row: number;
  column: number;
}

export interface MatrixKey {
  /** As in KeyboardEvent. */
  key: string;
  /** With the control key: to the end of the whole matrix. */
  isFar: boolean;
}

export interface MatrixSize {
  rows: number;
  columns: number;
  /** How many rows are in sight. */
  pageRows: number;
}

/** Where a key leads, as in a grid of the ARIA patterns; undefined for a key that moves nothing. */
export function moveInMatrix(
  { row, column }: MatrixPlace,
  { key, isFar }: MatrixKey,
  size: MatrixSize,
): MatrixPlace | undefined {
  const { rows, columns, pageRows } = size;
  const moves: Record<string, MatrixPlace> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - pageRows, column },
    PageDown: { row: row + pageRows, column },
    Home: { row: isFar ? -1 : row, column: -1 },
    End: { row: isFar ? rows - 1 : row, column: columns - 1 },
  };
  const to = moves[key];
  return to === undefined ? undefined : placeWithin(to, size);
}

/** The nearest place that there is. */
export function placeWithin(
  { row, column }: MatrixPlace,
  { rows, columns }: Pick<MatrixSize, 'rows' | 'columns'>,
): MatrixPlace {
  return {
    row: Math.max(-1, Math.min(rows - 1, row)),
    column: Math.max(-1, Math.min(columns - 1, column)),
  };
}
