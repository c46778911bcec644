import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { benchNamespace } from './offer-service.ts';

/** Binds an instance to the Deployment `name`: a ServiceBinding and a ServiceBindingUsage of the same name. */
export async function createBinding(kube: KubeClient, instance: string, name: string): Promise<void> {
  const metadata = { name, namespace: benchNamespace };
  await kube.create<CatalogBinding>(kinds.servicebindings, {
    apiVersion: 'servicecatalog.k8s.io/v1beta1',
    kind: 'ServiceBinding',
    metadata,
    spec: { instanceRef: { name: instance } },
  });
  await kube.create<ServiceBindingUsage>(kinds.servicebindingusages, {
    apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
    kind: 'ServiceBindingUsage',
    metadata,
    spec: { serviceBindingRef: { name }, usedBy: { kind: 'deployment', name } },
  });
}
