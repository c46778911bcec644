import type { ServiceInstance, ServiceInstanceStatusFields } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { type Parameters, readParameters } from '../parameters.ts';
import { ReconcileError, reconcileError } from '../reconcile-error.ts';
import { scopeOfInstance } from '../scope.ts';
import { type BrokeredInstance, brokerOfInstance, describeClass } from './broker-of-instance.ts';
import { withIdentity } from './identity.ts';
import { inFlight, observed, ready, withConditions } from './instance-status.ts';
import { requestBody } from './request-body.ts';
import { requestInstance } from './request-instance.ts';
import { userSpecified, withReferences } from './resolve-references.ts';
import { finish, writeInstanceStatus } from './write-instance.ts';

type Operation = 'Provision' | 'Update';

/** Asks the broker for an instance, or for the change of one (binding contract 2.4). */
export async function provision(
  context: CatalogContext,
  found: ServiceInstance,
  operation: Operation,
): Promise<void> {
  let instance = found;
  try {
    const prepared = await prepare(context, found);
    instance = prepared.instance;
    if (prepared.missing !== undefined) {
      throw prepared.missing;
    }
    const brokered = await requireBroker(context, instance, operation);
    const parameters = await readParameters(context.kube, instance.metadata.namespace, instance.spec);
    const body = await requestBody(context, instance, brokered, parameters, operation);
    const before = instance.status?.deprovisionStatus;
    instance = await announce(context, instance, brokered, parameters, operation);
    await (body === undefined
      ? finish(context, instance)
      : requestInstance(context, instance, brokered, { operation, body, before }));
  } catch (error) {
    if (error instanceof ReconcileError) {
      const status = observed(instance.status, instance.metadata.generation ?? 0);
      const named = { ...status, ...specified(instance) };
      const condition = ready('False', error.reason, error.message);
      await writeInstanceStatus(context, instance, withConditions(named, [condition], context.now()));
    }
    throw error;
  }
}

function specified(instance: ServiceInstance): ServiceInstanceStatusFields {
  const { className, planName } = userSpecified(instance);
  return {
    userSpecifiedClassName: className,
    ...(planName === '' ? {} : { userSpecifiedPlanName: planName }),
  };
}

/** Stores identity and references before the first call, so that every later process sends the same. */
async function prepare(
  context: CatalogContext,
  found: ServiceInstance,
): Promise<{ instance: ServiceInstance; missing?: ReconcileError }> {
  const { kube, newId } = context;
  const scope = scopeOfInstance(found);
  const { classes, plans } = context.offers(scope);
  const within = scope.classes.namespaced ? found.metadata.namespace : undefined;
  let wanted = withIdentity(found, newId);
  let missing: ReconcileError | undefined;
  try {
    wanted = withReferences(wanted, classes.list(within), plans.list(within));
  } catch (error) {
    if (!(error instanceof ReconcileError)) {
      throw error;
    }
    missing = error;
  }
  const instance = wanted === found ? found : await kube.replace(kinds.serviceinstances, wanted);
  return missing === undefined ? { instance } : { instance, missing };
}

async function requireBroker(
  context: CatalogContext,
  instance: ServiceInstance,
  operation: Operation,
): Promise<BrokeredInstance> {
  const brokered = await brokerOfInstance(context, instance);
  if (brokered === undefined) {
    throw reconcileError(
      'ReferencesNonexistentBroker',
      'The instance references a broker that does not exist.',
    );
  }
  const { plan, serviceClass, scope } = brokered;
  const [, planIdStyle = ''] = scope.planStyles;
  const keepsPlan =
    operation === 'Update' && instance.status?.externalProperties?.[planIdStyle] === plan.spec.externalID;
  if (keepsPlan) {
    return brokered;
  }
  const verb = operation === 'Update' ? 'update' : 'provision';
  if (plan.status?.removedFromBrokerCatalog === true) {
    throw reconcileError(
      'ReferencesDeletedServicePlan',
      `${plan.kind} (K8S: "${plan.metadata.name}" ExternalName: "${plan.spec.externalName}") has been deleted; cannot ${verb}.`,
    );
  }
  if (serviceClass.status?.removedFromBrokerCatalog === true) {
    throw reconcileError(
      'ReferencesDeletedServiceClass',
      `${describeClass(serviceClass)} has been deleted; cannot ${verb}.`,
    );
  }
  return brokered;
}

/** Writes that a request is about to be sent, and with what. */
async function announce(
  context: CatalogContext,
  instance: ServiceInstance,
  { plan, scope }: BrokeredInstance,
  parameters: Parameters,
  operation: Operation,
): Promise<ServiceInstance> {
  const [planNameStyle = '', planIdStyle = ''] = scope.planStyles;
  const { userInfo } = instance.spec;
  const inProgressProperties = {
    [planNameStyle]: plan.spec.externalName,
    [planIdStyle]: plan.spec.externalID,
    ...(parameters.shown === undefined ? {} : { parameters: parameters.shown }),
    ...(parameters.checksum === undefined ? {} : { parameterChecksum: parameters.checksum }),
    ...(userInfo === undefined ? {} : { userInfo }),
  };
  return writeInstanceStatus(context, instance, {
    ...inFlight(instance.status, operation, instance.metadata.generation ?? 0, context.now()),
    ...specified(instance),
    inProgressProperties,
  });
}
