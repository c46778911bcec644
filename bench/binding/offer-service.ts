import type { Application } from '#lib/domain/application/application.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { eventually } from '#testing/eventually.ts';
import { registeredService } from '#testing/registered-service.ts';

/** Where everything of the benchmark is. */
export const benchNamespace = 'bench';

/** Offers one service in the namespace and provisions it; returns the name of the instance once it is ready. */
export async function offerService(kube: KubeClient): Promise<string> {
  const service = registeredService('10000000-0000-4000-8000-000000000001');
  await kube.create<KubeObject>(kinds.namespaces, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: benchNamespace },
  });
  await kube.create<Application>(kinds.applications, {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'bench' },
    spec: { services: [service] },
  });
  await kube.create<ApplicationMapping>(kinds.applicationmappings, {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'ApplicationMapping',
    metadata: { name: 'bench', namespace: benchNamespace },
  });
  await eventually(() => kube.find(kinds.serviceclasses, service.id, benchNamespace), 30_000);
  const { metadata } = await kube.create<ServiceInstance>(kinds.serviceinstances, {
    apiVersion: 'servicecatalog.k8s.io/v1beta1',
    kind: 'ServiceInstance',
    metadata: { name: 'orders', namespace: benchNamespace },
    spec: { serviceClassExternalName: service.name, servicePlanExternalName: 'default' },
  });
  await eventually(async () => {
    const found = await kube.get<ServiceInstance>(kinds.serviceinstances, metadata.name, benchNamespace);
    return isConditionTrue(found.status?.conditions, 'Ready') ? true : undefined;
  }, 30_000);
  return metadata.name;
}
