import type { Viewer } from '#lib/domain/access/viewer.ts';
import type { BindingRow } from '#lib/domain/view/binding-rows.ts';
import { graphNeeds, type LiveModel } from '../model/live-model.ts';
import { createRowNames, type RowNames } from '../model/row-names.ts';
import { createShared } from './shared.ts';
import type { ViewSource } from './view-source.ts';

/** So many names are proposed at once. */
const mostProposed = 50;

interface BindingNames {
  namespaces: RowNames;
  applications: RowNames;
  labels: RowNames;
  hasServices(): boolean;
  close(): void;
}

const shared = createShared<BindingNames>();

export const bindingFiltersSource: ViewSource<'binding-filters'> = {
  needs: graphNeeds,
  open({ model, viewer, query, onChange }) {
    const { value, release } = shared.take(viewer.scope, onChange, (onNames) =>
      followNames(model, viewer, onNames),
    );
    return {
      read: () => ({
        namespaces: value.namespaces.find('', Number.POSITIVE_INFINITY),
        applications: value.applications.find(query.application, mostProposed),
        labels: value.labels.find(query.label, mostProposed),
        hasServices: value.hasServices(),
      }),
      close: release,
    };
  },
};

function followNames(model: LiveModel, viewer: Viewer, onNames: () => void): BindingNames {
  const table = model.tables.bindings;
  const isVisible = ({ namespace }: BindingRow) => viewer.mayList('servicebindings', namespace);
  const namespaces = createRowNames(table, (row) => (isVisible(row) ? [row.namespace] : []), onNames);
  const applications = createRowNames(
    table,
    (row) => (row.application !== undefined && isVisible(row) ? [row.application] : []),
    onNames,
  );
  const labels = createRowNames(table, (row) => (isVisible(row) ? row.labels : []), onNames);
  const seesServices = () =>
    model.list('serviceclasses').some(({ metadata }) => viewer.mayList('serviceclasses', metadata.namespace));
  let hasServices = seesServices();
  const leave = model.subscribe(({ kinds }) => {
    if (kinds.has('serviceclasses')) {
      const before = hasServices;
      hasServices = seesServices();
      if (hasServices !== before) {
        onNames();
      }
    }
  });
  return {
    namespaces,
    applications,
    labels,
    hasServices: () => hasServices,
    close() {
      namespaces.close();
      applications.close();
      labels.close();
      leave();
    },
  };
}
