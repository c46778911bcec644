import { catalogOrders, matchesCatalogRow, shownCatalogRow } from '#lib/domain/view/catalog-rows.ts';
import { catalogNeeds, isCatalogPlaceVisible } from './catalog-places.ts';
import { rowsView } from './rows-view.ts';

export const catalogRowsSource = rowsView<'catalog-rows', 'catalog'>({
  table: 'catalog',
  needs: catalogNeeds,
  isVisible: ({ places }, { viewer }) => places.some(isCatalogPlaceVisible(viewer)),
  matches: (query, viewer) => matchesCatalogRow(query, isCatalogPlaceVisible(viewer)),
  columns: catalogOrders,
  show: (row, { namespace }, viewer) => shownCatalogRow(row, namespace, isCatalogPlaceVisible(viewer)),
  showWhole: (row, { namespace }, viewer) =>
    shownCatalogRow(row, namespace, isCatalogPlaceVisible(viewer), 'whole'),
});
