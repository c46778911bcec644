import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import { applicationBrokerName, type ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createUnlessThere } from '#lib/k8s/create-unless-there.ts';
import { updateObject } from '#lib/k8s/update.ts';
import { type BrokerContext, namespaceCatalog } from './broker-context.ts';
import { catalogDigest, effectiveMappings } from './catalog/namespace-catalog.ts';
import { type BrokerState, decideBroker } from './decide.ts';

/** Brings the ServiceBroker of one namespace to what the mappings there ask for (binding contract 1.3). */
export async function reconcileBroker(
  context: BrokerContext,
  namespace: string,
  brokerUrl: string,
): Promise<void> {
  const { kube } = context;
  const state = observe(context, namespace, brokerUrl);
  const decision = decideBroker(state);
  const target = { name: applicationBrokerName, namespace };
  switch (decision.action) {
    case 'create':
      // where someone was faster, the watch brings it and the key comes back
      await createUnlessThere(kube, kinds.servicebrokers, decision.broker);
      return;
    case 'replace':
      await updateObject<ServiceBroker>(kube, kinds.servicebrokers, target, (broker) => {
        const again = decideBroker({ ...state, broker });
        return again.action === 'replace' ? again.broker : undefined;
      });
      return;
    case 'delete':
      if (!(await isUsed(context, namespace))) {
        const { uid = '' } = decision.broker.metadata;
        await kube.delete(kinds.servicebrokers, applicationBrokerName, namespace, { preconditions: { uid } });
      }
      return;
    case 'none':
      return;
  }
}

function observe(context: BrokerContext, namespace: string, brokerUrl: string): BrokerState {
  const { sources } = context;
  const mappings = effectiveMappings(sources.mappings.list(namespace));
  return {
    namespace,
    mappings,
    hasInstances: sources.instances.list(namespace).some((instance) => {
      const className = instance.spec.serviceClassRef?.name;
      return isOwnClass(sources.classes.get(`${namespace}/${className}`));
    }),
    broker: sources.brokers.get(`${namespace}/${applicationBrokerName}`),
    url: `${brokerUrl}/${namespace}`,
    digest: catalogDigest(namespaceCatalog(context, namespace), mappings),
  };
}

/** Asks the API itself before a broker goes: a mapping or an instance may not have come by watch yet. */
async function isUsed({ kube }: BrokerContext, namespace: string): Promise<boolean> {
  const [mappings, instances, classes] = await Promise.all([
    kube.list<ApplicationMapping>(kinds.applicationmappings, { namespace }),
    kube.list<ServiceInstance>(kinds.serviceinstances, { namespace }),
    kube.list<ServiceClass>(kinds.serviceclasses, { namespace }),
  ]);
  const own = new Set(classes.items.filter(isOwnClass).map((one) => one.metadata.name));
  return (
    effectiveMappings(mappings.items).length > 0 ||
    instances.items.some((instance) => own.has(instance.spec.serviceClassRef?.name ?? ''))
  );
}

function isOwnClass(serviceClass: ServiceClass | undefined): boolean {
  return serviceClass?.spec.serviceBrokerName === applicationBrokerName;
}
