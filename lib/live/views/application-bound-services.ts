import { boundService } from '#lib/domain/binding/bound-service.ts';
import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import { objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import { graphNeeds, type LiveModel } from '../model/live-model.ts';
import { derivedView } from './view-source.ts';

export const applicationBoundServicesSource = derivedView<'application-bound-services'>({
  needs: graphNeeds,
  read({ model, viewer, query: { namespace } }) {
    const usages = viewer.mayList('servicebindingusages', namespace)
      ? model.list('servicebindingusages', namespace)
      : [];
    const byWorkload = Map.groupBy(usages, ({ spec: { usedBy } }) => `${usedBy.kind}/${usedBy.name}`);
    return {
      workloads: [...byWorkload].map(([id, used]) => ({
        id,
        services: used.flatMap((usage) => serviceOf(model, usage) ?? []),
      })),
    };
  },
});

function serviceOf(model: LiveModel, usage: ServiceBindingUsage): string | undefined {
  const part = model.partOf('servicebindingusages', objectKey(usage));
  return part && boundService(usage, part.objects);
}
