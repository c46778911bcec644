import { canBeBound } from '#lib/domain/binding/bind-choices.ts';
import { compareText } from '#lib/domain/view/compare-text.ts';
import { limitedOptions } from '#lib/domain/view/limited-options.ts';
import { derivedView } from './view-source.ts';

export const bindingNamespacesSource = derivedView<'binding-namespaces'>({
  needs: ['serviceclasses'],
  read({ model, viewer, query }) {
    const names = new Set<string>();
    for (const serviceClass of model.list('serviceclasses')) {
      const { namespace = '' } = serviceClass.metadata;
      if (!names.has(namespace) && canBeBound(serviceClass) && viewer.mayList('serviceclasses', namespace)) {
        names.add(namespace);
      }
    }
    return limitedOptions(
      [...names].map((id) => ({ id })),
      query,
      { textOf: ({ id }) => id, compare: (left, right) => compareText(left.id, right.id) },
    );
  },
});
