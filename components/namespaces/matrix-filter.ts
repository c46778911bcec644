import type { ViewQuery } from '#lib/domain/view/views.ts';

/** What the matrix shows, without the stretches. */
export type MatrixFilter = Pick<ViewQuery<'matrix-cells'>, 'text' | 'namespace' | 'system'>;

/** So many rows and columns travel together. */
export const rowsInPage = 40;
export const columnsInPage = 20;

/** What the matrix shows, by the parameters of its address. */
export function matrixFilter(param: (name: string, fallback: string) => string): MatrixFilter {
  return { text: param('q', ''), namespace: param('namespace', ''), system: param('system', '') === 'shown' };
}

/** The question for a page of cells, as the matrix first asks it. */
export function matrixQuery(
  filter: MatrixFilter,
  rowPage: number,
  columnPage: number,
): ViewQuery<'matrix-cells'> {
  return {
    ...filter,
    from: rowPage * rowsInPage,
    size: rowsInPage,
    columnFrom: columnPage * columnsInPage,
    columnSize: columnsInPage,
  };
}
