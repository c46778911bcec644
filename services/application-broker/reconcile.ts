import { kinds } from '#lib/domain/kinds.ts';
import { applicationBrokerName } from '#lib/domain/service-broker.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { catalogDigest, catalogOf, livenessMappingName } from './catalog.ts';
import { decideBroker } from './decide.ts';
import type { Sources } from './sources.ts';

/** The catalog of one namespace, from what is known now. */
export function namespaceCatalog(sources: Sources, namespace: string) {
  return catalogOf(mappingsIn(sources, namespace), (name) => sources.applications.get(name));
}

function mappingsIn(sources: Sources, namespace: string) {
  return sources.mappings
    .list(namespace)
    .filter(
      (mapping) =>
        mapping.metadata.name !== livenessMappingName && mapping.metadata.deletionTimestamp === undefined,
    );
}

function hasInstances(sources: Sources, namespace: string): boolean {
  return sources.instances.list(namespace).some((instance) => {
    const className = instance.spec.serviceClassRef?.name;
    const serviceClass =
      className === undefined ? undefined : sources.classes.get(`${namespace}/${className}`);
    return serviceClass?.spec.serviceBrokerName === applicationBrokerName;
  });
}

/** Brings the ServiceBroker of one namespace to what the mappings there ask for. */
export async function reconcileBroker(
  kube: KubeClient,
  sources: Sources,
  namespace: string,
  brokerUrl: string,
): Promise<void> {
  const decision = decideBroker({
    namespace,
    mappings: mappingsIn(sources, namespace),
    hasInstances: hasInstances(sources, namespace),
    broker: sources.brokers.get(`${namespace}/${applicationBrokerName}`),
    url: `${brokerUrl}/${namespace}`,
    digest: catalogDigest(namespaceCatalog(sources, namespace)),
  });
  switch (decision.action) {
    case 'create':
      await kube.create(kinds.servicebrokers, decision.broker).catch((error: unknown) => {
        // someone was faster: the watch brings it and the key comes back
        if (!isMooringError(error, 'EXISTS')) {
          throw error;
        }
      });
      return;
    case 'replace':
      await kube.replace(kinds.servicebrokers, decision.broker);
      return;
    case 'delete':
      await kube.delete(kinds.servicebrokers, applicationBrokerName, namespace);
      return;
    case 'none':
      return;
  }
}
