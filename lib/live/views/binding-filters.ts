import { compareText } from '#lib/domain/view/compare-text.ts';
import { limitedOptions } from '#lib/domain/view/limited-options.ts';
import { graphNeeds } from '../model/live-model.ts';
import { derivedView } from './view-source.ts';

const byId = {
  textOf: ({ id }: { id: string }) => id,
  compare: (left: { id: string }, right: { id: string }) => compareText(left.id, right.id),
};

export const bindingFiltersSource = derivedView<'binding-filters'>({
  needs: graphNeeds,
  concerns: ({ parts, kinds }) =>
    parts.made.length > 0 || parts.gone.length > 0 || kinds.has('serviceclasses'),
  read({ model, viewer, query }) {
    const namespaces = new Set<string>();
    const applications = new Set<string>();
    for (const { namespace, application } of model.tables.bindings.rows()) {
      if (viewer.mayList('servicebindings', namespace)) {
        namespaces.add(namespace);
        if (application !== undefined) {
          applications.add(application);
        }
      }
    }
    const offered = limitedOptions(
      [...applications].map((id) => ({ id })),
      { text: query.application, chosen: '' },
      byId,
    );
    return {
      namespaces: [...namespaces].sort(),
      applications: offered.options.map(({ id }) => id),
      hasServices: model.list('serviceclasses').length > 0,
    };
  },
});
