import type { Application } from '#lib/domain/application/application.ts';
import { type ApplicationMapping, isServiceAllowed } from '#lib/domain/application/application-mapping.ts';
import { catalogObjectName } from '#lib/domain/catalog/catalog-names.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { waitForObject } from './wait-for-object.ts';

/**
 * Between allowing a service and its class in the catalog there is a moment. Where a mapping allows the service, waits
 * until the class is there, but no longer than `timeoutMs`; what is missing then, the plan says.
 */
export async function waitForClass(
  kube: KubeClient,
  service: { namespace: string; serviceId: string },
  timeoutMs: number,
): Promise<void> {
  const { namespace, serviceId } = service;
  const name = catalogObjectName(serviceId);
  const found = await kube.find<KubeObject>(kinds.serviceclasses, name, namespace);
  if (found !== undefined || !(await isAllowed(kube, namespace, serviceId))) {
    return;
  }
  const deadline = AbortSignal.timeout(timeoutMs);
  await waitForObject(
    kube,
    kinds.serviceclasses,
    { name, namespace },
    (object) => object !== undefined,
    deadline,
  ).catch((error: unknown) => {
    if (!deadline.aborted) {
      throw error;
    }
  });
}

async function isAllowed(kube: KubeClient, namespace: string, serviceId: string): Promise<boolean> {
  const mappings = await kube.list<ApplicationMapping>(kinds.applicationmappings, { namespace });
  const allowing = mappings.items.filter((mapping) => isServiceAllowed(mapping, serviceId));
  const applications = await Promise.all(
    allowing.map(({ metadata }) => kube.find<Application>(kinds.applications, metadata.name)),
  );
  return applications.some((application) => application?.spec?.services?.some(({ id }) => id === serviceId));
}
