import type { RowsFilter } from '#lib/client/page-query.ts';
import { catalogStates } from '#lib/domain/view/catalog-states.ts';
import type { ViewQuery } from '#lib/domain/view/views.ts';

/** What the catalog shows, by the parameters of its address. */
export function catalogFilter(
  param: (name: string, fallback: string) => string,
): Required<RowsFilter<'catalog-rows'>> {
  return {
    text: param('q', ''),
    application: param('application', ''),
    namespace: param('namespace', ''),
    state: catalogStates.find((known) => known === param('state', 'all')) ?? 'all',
    sort: param('sort', 'name'),
  };
}

/** What the filters of the catalog propose while nothing is typed into them. */
export function catalogChoices({
  namespace = '',
  application = '',
}: RowsFilter<'catalog-rows'>): Required<ViewQuery<'catalog-choices'>> {
  return { namespaceText: '', applicationText: '', namespace, application };
}
