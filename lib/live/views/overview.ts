import { integrationNamespace } from '#lib/domain/application/application.ts';
import { needsAttention } from '#lib/domain/health/health.ts';
import { matchesCatalogRow } from '#lib/domain/view/catalog-rows.ts';
import { matchesApplication } from '#lib/domain/view/matches-application.ts';
import { matchesBinding } from '#lib/domain/view/matches-binding.ts';
import type { CountedNoun } from '#lib/domain/view/overview-views.ts';
import { tokenHolders } from '#lib/domain/view/token-holders.ts';
import { views } from '#lib/domain/view/views.ts';
import { graphNeeds } from '../model/live-model.ts';
import { createRowCount, type RowCount } from '../model/row-count.ts';
import type { Row, RowTable } from '../model/row-table.ts';
import { isCatalogPlaceVisible } from './catalog-places.ts';
import { seesChains } from './sees-chains.ts';
import { derivedView, type ViewSource } from './view-source.ts';

interface NounCounts {
  id: CountedNoun;
  count: RowCount;
  attention: RowCount;
  busy: RowCount;
}

/** How much there is of each noun; what wants attention is counted by the filter of the list that shows it. */
export const overviewCountsSource: ViewSource<'overview-counts'> = {
  needs: graphNeeds,
  open({ model, viewer, onChange }) {
    const { applications, bindings, catalog, workloads } = model.tables;
    const isPlaceVisible = isCatalogPlaceVisible(viewer);

    function counts<R extends Row>(
      id: CountedNoun,
      table: RowTable<R>,
      is: Record<'visible' | 'there' | 'attention' | 'busy', (row: R) => boolean>,
    ): NounCounts {
      const count = (counted: (row: R) => boolean) =>
        createRowCount(table, (row) => is.visible(row) && counted(row), onChange);
      return { id, count: count(is.there), attention: count(is.attention), busy: count(is.busy) };
    }

    const all = [
      counts('application', applications, {
        visible: () => viewer.mayList('applications'),
        there: () => true,
        attention: matchesApplication({ ...noApplicationFilter, show: 'broken' }),
        busy: ({ health }) => health === 'busy',
      }),
      counts('service', catalog, {
        visible: ({ places }) => places.some(isPlaceVisible),
        there: matchesCatalogRow(noCatalogFilter, isPlaceVisible),
        attention: matchesCatalogRow({ ...noCatalogFilter, state: 'broken' }, isPlaceVisible),
        busy: ({ places }) => places.some((place) => isPlaceVisible(place) && place.health === 'busy'),
      }),
      counts('binding', bindings, {
        visible: ({ namespace }) => viewer.mayList('servicebindings', namespace),
        there: () => true,
        attention: matchesBinding({ ...noBindingFilter, show: 'problems' }),
        busy: ({ health }) => health === 'busy',
      }),
      counts('workload', workloads, {
        visible: () => seesChains(viewer),
        there: ({ isThere }) => isThere,
        attention: ({ health }) => needsAttention(health),
        busy: ({ health }) => health === 'busy',
      }),
    ];

    return {
      read: () => ({
        counts: all.map(({ id, count, attention, busy }) => ({
          id,
          count: count.count,
          attention: attention.count,
          busy: busy.count,
        })),
      }),
      close() {
        for (const { count, attention, busy } of all) {
          count.close();
          attention.close();
          busy.close();
        }
      },
    };
  },
};

const noApplicationFilter = views['application-rows'].query.parse({});
const noCatalogFilter = views['catalog-rows'].query.parse({});
const noBindingFilter = views['binding-rows'].query.parse({});

/** Tokens that lapse are left out by the page, which has a clock. */
export const overviewTokensSource = derivedView<'overview-tokens'>({
  needs: graphNeeds,
  concerns: ({ kinds }) => kinds.has('connectiontokens') || kinds.has('applications'),
  read({ model, viewer }) {
    const mayList =
      viewer.mayList('connectiontokens', integrationNamespace) && viewer.mayList('applications');
    const tokens = mayList ? model.list('connectiontokens').map(({ token }) => token) : [];
    return { holders: tokenHolders(tokens, (name) => model.get('applications', name) !== undefined) };
  },
});
