import type { ViewAnswer, ViewName, ViewQuery } from '#lib/domain/view/views.ts';

/** Views whose answer is a stretch of a list. */
export type RowsViewName = {
  [N in ViewName]: ViewAnswer<N> extends { total: number; all: number; rows: { id: string }[] } ? N : never;
}[ViewName];

export type RowOf<N extends RowsViewName> = ViewAnswer<N>['rows'][number];

/** The question without the stretch. */
export type RowsFilter<N extends RowsViewName> = Omit<ViewQuery<N>, 'from' | 'size'>;

/**
 * Rows travel by so many: what a list draws before it is measured. A page has so many, too: with more of its widest rows it would
 * be over 1,500 elements.
 */
export const rowsPageSize = 32;

/** The question for a page of rows, as a page of the console first asks it. */
export function pageQuery<N extends RowsViewName>(filter: RowsFilter<N>, page: number): ViewQuery<N> {
  return { ...filter, from: page * rowsPageSize, size: rowsPageSize } as unknown as ViewQuery<N>;
}
