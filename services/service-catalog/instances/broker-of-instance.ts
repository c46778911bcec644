import { kinds } from '#lib/domain/kinds.ts';
import type { ServiceBroker } from '#lib/domain/service-broker.ts';
import type { ServiceClass } from '#lib/domain/service-class.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import type { ServicePlan } from '#lib/domain/service-plan.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { type BrokerClient, createBrokerClient } from '../osb/broker-client.ts';

export interface BrokeredInstance {
  broker: ServiceBroker;
  serviceClass: ServiceClass;
  plan: ServicePlan;
  client: BrokerClient;
  /** Path of the instance below the broker's URL. */
  path: string;
  /** Query that names class and plan. */
  query: { service_id: string; plan_id: string };
}

/** Class, plan and broker of an instance whose references are set; undefined when one of them is gone. */
export async function brokerOfInstance(
  context: CatalogContext,
  instance: ServiceInstance,
): Promise<BrokeredInstance | undefined> {
  const { kube, informers, config } = context;
  const { namespace } = instance.metadata;
  const { serviceClassRef, servicePlanRef, externalID } = instance.spec;
  const serviceClass = informers.classes.get(`${namespace}/${serviceClassRef?.name}`);
  const plan = informers.plans.get(`${namespace}/${servicePlanRef?.name}`);
  const brokerName = serviceClass?.spec.serviceBrokerName;
  if (serviceClass === undefined || plan === undefined || brokerName === undefined) {
    return undefined;
  }
  const broker = await kube.find<ServiceBroker>(kinds.servicebrokers, brokerName, namespace);
  if (broker === undefined) {
    return undefined;
  }
  return {
    broker,
    serviceClass,
    plan,
    client: await createBrokerClient(kube, broker, config.osbTimeoutMs),
    path: `/v2/service_instances/${encodeURIComponent(externalID ?? '')}`,
    query: { service_id: serviceClass.spec.externalID, plan_id: plan.spec.externalID },
  };
}

/** Names a brokered instance in a message, as upstream does. */
export function describeTarget({ serviceClass, broker }: BrokeredInstance): string {
  const { metadata, spec } = serviceClass;
  return `ServiceInstance of ServiceClass (K8S: "${metadata.name}" ExternalName: "${spec.externalName}") at ServiceBroker "${broker.metadata.name}"`;
}
