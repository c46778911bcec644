import { canBeBound, serviceChoiceOf } from '#lib/domain/binding/bind-choices.ts';
import { compareNames } from '#lib/domain/view/compare-names.ts';
import { compareText } from '#lib/domain/view/compare-text.ts';
import { limitedOptions } from '#lib/domain/view/limited-options.ts';
import { derivedView } from './view-source.ts';

export const bindingServicesSource = derivedView<'binding-services'>({
  needs: ['serviceclasses'],
  read({ model, viewer, query }) {
    const { namespace } = query;
    const services = viewer.mayList('serviceclasses', namespace)
      ? model.list('serviceclasses', namespace).filter(canBeBound).map(serviceChoiceOf)
      : [];
    return limitedOptions(services, query, {
      textOf: ({ name, application = '' }) => `${name} ${application}`,
      compare: (left, right) =>
        compareText(left.application ?? '', right.application ?? '') || compareNames(left.name, right.name),
    });
  },
});
