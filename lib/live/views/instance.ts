import { instanceHealth } from '#lib/domain/health/instance-health.ts';
import { derivedView } from './view-source.ts';

export const instanceSource = derivedView<'instance'>({
  needs: ['serviceinstances'],
  read({ model, viewer, query: { namespace, name } }) {
    const instance = viewer.mayList('serviceinstances', namespace)
      ? model.get('serviceinstances', `${namespace}/${name}`)
      : undefined;
    if (instance === undefined) {
      return {};
    }
    const { status: health, word, problem } = instanceHealth(instance);
    return { instance: { health, word, ...(problem === undefined ? {} : { problem }) } };
  },
});
