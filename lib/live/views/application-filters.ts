import type { Viewer } from '#lib/domain/access/viewer.ts';
import { graphNeeds, type LiveModel } from '../model/live-model.ts';
import { createRowNames, type RowNames } from '../model/row-names.ts';
import { createShared } from './shared.ts';
import type { ViewSource } from './view-source.ts';

/** So many names are proposed at once. */
const mostProposed = 100;

interface ApplicationNames {
  namespaces: RowNames;
  labels: RowNames;
  close(): void;
}

const shared = createShared<ApplicationNames>();

export const applicationFiltersSource: ViewSource<'application-filters'> = {
  needs: graphNeeds,
  open({ model, viewer, query, onChange }) {
    const { value, release } = shared.take(viewer.scope, onChange, (onNames) =>
      followNames(model, viewer, onNames),
    );
    return {
      read: () => ({
        namespaces: value.namespaces.find(query.namespace, mostProposed),
        labels: value.labels.find(query.label, mostProposed),
      }),
      close: release,
    };
  },
};

function followNames(model: LiveModel, viewer: Viewer, onNames: () => void): ApplicationNames {
  const table = model.tables.applications;
  const isVisible = viewer.mayList('applications');
  const namespaces = createRowNames(table, (row) => (isVisible ? row.namespaces : []), onNames);
  const labels = createRowNames(table, (row) => (isVisible ? row.labels : []), onNames);
  return {
    namespaces,
    labels,
    close() {
      namespaces.close();
      labels.close();
    },
  };
}
