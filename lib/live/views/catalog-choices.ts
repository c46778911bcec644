import { createRowNames, type RowNames } from '../model/row-names.ts';
import { catalogNeeds, isCatalogPlaceVisible } from './catalog-places.ts';
import { createShared } from './shared.ts';
import type { ViewSource } from './view-source.ts';

/** So many names are proposed at once. */
const mostProposed = 30;

interface CatalogNames {
  namespaces: RowNames;
  applications: RowNames;
  close(): void;
}

const shared = createShared<CatalogNames>();

export const catalogChoicesSource: ViewSource<'catalog-choices'> = {
  needs: catalogNeeds,
  open({ model, viewer, query, onChange }) {
    const isVisible = isCatalogPlaceVisible(viewer);
    const { value, release } = shared.take(viewer.scope, onChange, (onNames) => {
      const table = model.tables.catalog;
      const namespaces = createRowNames(
        table,
        ({ places }) => places.filter(isVisible).map(({ namespace }) => namespace),
        onNames,
      );
      const applications = createRowNames(
        table,
        ({ application, places }) =>
          application !== undefined && places.some(isVisible) ? [application] : [],
        onNames,
      );
      return {
        namespaces,
        applications,
        close() {
          namespaces.close();
          applications.close();
        },
      };
    });
    return {
      read: () => ({
        namespaces: value.namespaces.find(query.namespaceText, mostProposed),
        applications: value.applications.find(query.applicationText, mostProposed),
        isNamespaceKnown: value.namespaces.has(query.namespace),
        isApplicationKnown: value.applications.has(query.application),
      }),
      close: release,
    };
  },
};
