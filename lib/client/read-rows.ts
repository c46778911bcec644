import type { ViewAnswer, ViewQuery } from '#lib/domain/view/views.ts';
import type { RowOf, RowsFilter, RowsViewName } from './page-query.ts';
import { readView } from './read-views.ts';

const readAtOnce = 500;

/** The first rows that a filter lets through, as they are now. @throws ApiError when they cannot be read. */
export async function readRows<N extends RowsViewName>(
  view: N,
  filter: RowsFilter<N>,
  count: number,
): Promise<RowOf<N>[]> {
  const starts = Array.from({ length: Math.ceil(count / readAtOnce) }, (_, index) => index * readAtOnce);
  const stretches = await Promise.all(
    starts.map((from) => {
      const query = { ...filter, from, size: Math.min(readAtOnce, count - from) };
      return readView({ view, query: query as unknown as ViewQuery<N> });
    }),
  );
  return stretches.flatMap(({ answer }) => (answer as ViewAnswer<N>).rows as RowOf<N>[]);
}
