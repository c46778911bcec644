import type { RowsFilter } from '#lib/client/page-query.ts';
import { expiryKinds, expiryShows } from '#lib/domain/view/expiry-entry.ts';

/** What the expiry centre lists, by the parameters of its address. */
export function expiryFilter(param: (name: string, fallback: string) => string): RowsFilter<'expiry-rows'> {
  return {
    text: param('q', ''),
    kind: expiryKinds.find((known) => known === param('kind', 'all')) ?? 'all',
    show: expiryShows.find((known) => known === param('show', 'all')) ?? 'all',
    sort: param('sort', 'ends'),
  };
}
