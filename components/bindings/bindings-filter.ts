import type { RowsFilter } from '#lib/client/page-query.ts';
import { bindingShows } from '#lib/domain/view/binding-shows.ts';

/** What the list of bindings shows, by the parameters of its address. */
export function bindingsFilter(
  param: (name: string, fallback: string) => string,
): Required<RowsFilter<'binding-rows'>> {
  return {
    text: param('q', ''),
    show: bindingShows.find((known) => known === param('show', 'all')) ?? 'all',
    namespace: param('namespace', ''),
    application: param('application', ''),
    label: param('label', ''),
    sort: param('sort', 'service'),
  };
}
