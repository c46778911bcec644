import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { isMooringError } from '#lib/errors.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { type BrokerClient, createBrokerClient } from '../osb/broker-client.ts';
import { OperationError } from '../reconcile-error.ts';
import { type CatalogScope, keyInScope, scopeOfInstance } from '../scope.ts';
import { externalIdOf } from './identity.ts';

export interface BrokeredInstance {
  scope: CatalogScope;
  broker: ServiceBroker;
  serviceClass: ServiceClass;
  plan: ServicePlan;
  client: BrokerClient;
  /** Path of the instance below the broker's URL. */
  path: string;
  /** Query that names class and plan. */
  query: { service_id: string; plan_id: string };
}

/**
 * Class, plan and broker of an instance whose references are set; undefined when one of them is gone.
 * @throws OperationError ErrorGettingAuthCredentials when the broker's credentials cannot be read.
 */
export async function brokerOfInstance(
  context: CatalogContext,
  instance: ServiceInstance,
): Promise<BrokeredInstance | undefined> {
  const scope = scopeOfInstance(instance);
  const { classes, plans } = context.offers(scope);
  const { namespace } = instance.metadata;
  const serviceClass = classes.get(keyInScope(scope, namespace, instance.spec[scope.classRef]?.name ?? ''));
  const plan = plans.get(keyInScope(scope, namespace, instance.spec[scope.planRef]?.name ?? ''));
  const brokerName = serviceClass?.spec[scope.brokerName];
  if (serviceClass === undefined || plan === undefined || brokerName === undefined) {
    return undefined;
  }
  const within = scope.brokers.namespaced ? namespace : undefined;
  const broker = await context.kube.find<ServiceBroker>(scope.brokers, brokerName, within);
  if (broker === undefined) {
    return undefined;
  }
  return {
    scope,
    broker,
    serviceClass,
    plan,
    client: await clientOf(context, broker),
    path: `/v2/service_instances/${encodeURIComponent(externalIdOf(instance))}`,
    query: { service_id: serviceClass.spec.externalID, plan_id: plan.spec.externalID },
  };
}

async function clientOf(context: CatalogContext, broker: ServiceBroker): Promise<BrokerClient> {
  try {
    return await createBrokerClient(context, broker);
  } catch (error) {
    if (isMooringError(error, 'UNAUTHENTICATED')) {
      throw new OperationError('ErrorGettingAuthCredentials', error.message, { cause: error });
    }
    throw error;
  }
}

/** Names a class in a message, as upstream does. */
export function describeClass({ kind, metadata, spec }: ServiceClass): string {
  return `${kind} (K8S: "${metadata.name}" ExternalName: "${spec.externalName}")`;
}

/** Names a brokered instance in a message, as upstream does. */
export function describeTarget({ serviceClass, broker }: BrokeredInstance): string {
  return `ServiceInstance of ${describeClass(serviceClass)} at ${broker.kind} "${broker.metadata.name}"`;
}
