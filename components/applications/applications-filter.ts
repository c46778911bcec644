import type { RowsFilter } from '#lib/client/page-query.ts';
import { applicationShows } from '#lib/domain/view/application-shows.ts';

/** What the list of Applications shows, by the parameters of its address. */
export function applicationsFilter(
  param: (name: string, fallback: string) => string,
): RowsFilter<'application-rows'> {
  const show = applicationShows.find((known) => known === param('show', 'all')) ?? 'all';
  return { text: param('q', ''), show, sort: param('sort', 'name') };
}
