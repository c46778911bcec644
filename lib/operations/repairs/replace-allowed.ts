import { type ApplicationMapping, allowsAllServices } from '#lib/domain/application/application-mapping.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { updateObject } from '#lib/k8s/update.ts';

/** Lets a mapping that names services name one in the place of another; what else it says stays. */
export async function replaceAllowed(
  kube: KubeClient,
  { application, namespace }: { application: string; namespace: string },
  from: string,
  to: string,
): Promise<void> {
  const target = { name: application, namespace };
  await updateObject<ApplicationMapping>(kube, kinds.applicationmappings, target, (mapping) => {
    const allowed = mapping.spec?.services ?? [];
    if (allowsAllServices(mapping) || !allowed.some(({ id }) => id === from)) {
      return undefined;
    }
    const services = allowed
      .filter(({ id }) => id !== to)
      .map((one) => (one.id === from ? { ...one, id: to } : one));
    return { ...mapping, spec: { ...mapping.spec, services } };
  });
}
