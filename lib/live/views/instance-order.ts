import { message } from '#lib/domain/texts/message.ts';
import { instanceOrder } from '#lib/domain/view/instance-order.ts';
import { MooringError } from '#lib/errors.ts';
import { derivedView } from './view-source.ts';

export const instanceOrderSource = derivedView<'instance-order'>({
  needs: ['serviceclasses', 'serviceplans', 'serviceinstances'],
  read({ model, viewer, query: { namespace, serviceClass: name } }) {
    const key = `${namespace}/${name}`;
    const serviceClass = viewer.mayList('serviceclasses', namespace)
      ? model.get('serviceclasses', key)
      : undefined;
    if (serviceClass === undefined) {
      throw new MooringError('NOT_FOUND', message('errors.notInCatalog', { namespace }), {
        hint: message('errors.notInCatalogHint'),
      });
    }
    return instanceOrder(
      serviceClass,
      model.plansOf(key),
      (free) => model.get('serviceinstances', `${namespace}/${free}`) === undefined,
    );
  },
});
