import { graphNeeds } from '../model/live-model.ts';
import { followApplications } from './follow-applications.ts';
import type { ViewSource } from './view-source.ts';

export const applicationSelectionSource: ViewSource<'application-selection'> = {
  needs: graphNeeds,
  open({ model, viewer, query: { names }, onChange }) {
    return {
      read() {
        const known = viewer.mayList('applications') ? names : [];
        const rows = known.flatMap((name) => model.tables.applications.get(name) ?? []);
        return {
          names: rows.map(({ id }) => id),
          labels: tallyOf(rows.flatMap(({ labels }) => labels)),
          namespaces: tallyOf(rows.flatMap(({ namespaces }) => namespaces)),
        };
      },
      close: followApplications(model, names, onChange),
    };
  },
};

function tallyOf(values: readonly string[]) {
  return [...Map.groupBy(values, (value) => value)]
    .map(([id, same]) => ({ id, count: same.length }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}
