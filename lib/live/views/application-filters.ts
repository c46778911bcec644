import { compareText } from '#lib/domain/view/compare-text.ts';
import { limitedOptions } from '#lib/domain/view/limited-options.ts';
import { graphNeeds } from '../model/live-model.ts';
import { derivedView } from './view-source.ts';

export const applicationFiltersSource = derivedView<'application-filters'>({
  needs: graphNeeds,
  concerns: ({ parts }) => parts.made.length > 0 || parts.gone.length > 0,
  read({ model, viewer, query }) {
    const namespaces = new Set<string>();
    const labels = new Set<string>();
    const rows = viewer.mayList('applications') ? model.tables.applications.rows() : [];
    for (const row of rows) {
      for (const namespace of row.namespaces) {
        namespaces.add(namespace);
      }
      for (const label of row.labels) {
        labels.add(label);
      }
    }
    return { namespaces: first(namespaces, query.namespace), labels: first(labels, query.label) };
  },
});

function first(values: ReadonlySet<string>, text: string): string[] {
  const options = [...values].map((id) => ({ id }));
  return limitedOptions(
    options,
    { text, chosen: '' },
    {
      textOf: ({ id }) => id,
      compare: (left, right) => compareText(left.id, right.id),
    },
  ).options.map(({ id }) => id);
}
