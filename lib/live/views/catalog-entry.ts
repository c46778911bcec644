import { applicationOfServiceClass } from '#lib/domain/catalog/service-class.ts';
import { objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import { catalogEntry, noCatalogEntry } from '#lib/domain/view/catalog-entry.ts';
import { catalogNeeds } from './catalog-places.ts';
import { derivedView } from './view-source.ts';

export const catalogEntrySource = derivedView<'catalog-entry'>({
  needs: catalogNeeds,
  concerns({ kinds, parts }, { model, query }) {
    const part = model.partOf('serviceclasses', `${query.namespace}/${query.name}`);
    return (
      kinds.has('serviceclasses') ||
      kinds.has('serviceplans') ||
      (part !== undefined && parts.made.includes(part))
    );
  },
  read({ model, viewer, query }) {
    const key = `${query.namespace}/${query.name}`;
    const part = model.partOf('serviceclasses', key);
    const serviceClass = part?.objects.serviceclasses.find((one) => objectKey(one) === key);
    if (
      part === undefined ||
      serviceClass === undefined ||
      !viewer.mayList('serviceclasses', query.namespace)
    ) {
      return noCatalogEntry;
    }
    const application = applicationOfServiceClass(serviceClass);
    return catalogEntry({
      serviceClass,
      plans: model.plansOf(key),
      chains: part.chains,
      applications: part.objects.applications,
      others: part.objects.serviceclasses.filter(
        (one) =>
          one !== serviceClass &&
          one.spec.externalID === serviceClass.spec.externalID &&
          applicationOfServiceClass(one) === application &&
          viewer.mayList('serviceclasses', one.metadata.namespace),
      ),
    });
  },
});
