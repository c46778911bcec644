import type { ViewAnswer, ViewName, ViewQuery } from '#lib/domain/view/views.ts';

/** An answer as the query cache keeps it. */
export interface ViewData<N extends ViewName = ViewName> {
  version: string;
  answer: ViewAnswer<N>;
}

/** Where the query cache keeps the answer to a question. */
export function viewQueryKey<N extends ViewName>(
  name: N,
  query: ViewQuery<N>,
): readonly ['view', N, ViewQuery<N>] {
  return ['view', name, query];
}
