import { isDeepStrictEqual } from 'node:util';
import { kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import type { ServiceInstance, ServiceInstanceStatusFields } from '#lib/domain/service-instance.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { BrokerHttpError } from '../osb/broker-http-error.ts';
import { type Parameters, readParameters } from '../parameters.ts';
import { ReconcileError, reconcileError } from '../reconcile-error.ts';
import { type BrokeredInstance, brokerOfInstance, describeTarget } from './broker-of-instance.ts';
import {
  asyncInProgress,
  inFlight,
  mitigatingOrphan,
  provisioned,
  ready,
  terminallyFailed,
  withConditions,
  withoutOperation,
} from './instance-status.ts';
import { userSpecified, withIdentity, withReferences } from './resolve-references.ts';
import { writeInstanceStatus } from './write-instance.ts';

/** Asks the broker for an instance, or for the change of one (binding contract 2.4). */
export async function provision(
  context: CatalogContext,
  found: ServiceInstance,
  operation: 'Provision' | 'Update',
): Promise<void> {
  let instance = found;
  try {
    const prepared = await prepare(context, found);
    instance = prepared.instance;
    if (prepared.missing !== undefined) {
      throw prepared.missing;
    }
    const brokered = await requireBroker(context, instance);
    const parameters = await readParameters(context.kube, instance.metadata.namespace, instance.spec);
    instance = await announce(context, instance, brokered, parameters, operation);
    await send(context, instance, brokered, parameters, operation);
  } catch (error) {
    if (error instanceof ReconcileError) {
      const named = { ...instance.status, ...specified(instance) };
      const condition = ready('False', error.reason, error.message);
      await writeInstanceStatus(context, instance, withConditions(named, [condition], context.now()));
    }
    throw error;
  }
}

function specified(instance: ServiceInstance): ServiceInstanceStatusFields {
  const { className, planName } = userSpecified(instance.spec);
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
  const { kube, informers, newId } = context;
  const { namespace } = found.metadata;
  let wanted = withIdentity(found, newId);
  let missing: ReconcileError | undefined;
  try {
    wanted = withReferences(wanted, informers.classes.list(namespace), informers.plans.list(namespace));
  } catch (error) {
    if (!(error instanceof ReconcileError)) {
      throw error;
    }
    missing = error;
  }
  const instance = wanted === found ? found : await kube.replace(kinds.serviceinstances, wanted);
  return missing === undefined ? { instance } : { instance, missing };
}

async function requireBroker(context: CatalogContext, instance: ServiceInstance): Promise<BrokeredInstance> {
  const brokered = await brokerOfInstance(context, instance);
  if (brokered === undefined) {
    throw reconcileError(
      'ReferencesNonexistentBroker',
      'The instance references a broker that does not exist.',
    );
  }
  if (brokered.serviceClass.status?.removedFromBrokerCatalog === true) {
    throw reconcileError(
      'ReferencesDeletedServiceClass',
      `ServiceClass (K8S: "${brokered.serviceClass.metadata.name}" ExternalName: "${brokered.serviceClass.spec.externalName}") has been deleted; cannot provision.`,
    );
  }
  if (brokered.plan.status?.removedFromBrokerCatalog === true) {
    throw reconcileError(
      'ReferencesDeletedServicePlan',
      `ServicePlan (K8S: "${brokered.plan.metadata.name}" ExternalName: "${brokered.plan.spec.externalName}") has been deleted; cannot provision.`,
    );
  }
  return brokered;
}

async function announce(
  context: CatalogContext,
  instance: ServiceInstance,
  { plan }: BrokeredInstance,
  parameters: Parameters,
  operation: 'Provision' | 'Update',
): Promise<ServiceInstance> {
  const inProgressProperties = {
    servicePlanExternalName: plan.spec.externalName,
    servicePlanExternalID: plan.spec.externalID,
    ...(parameters.shown === undefined ? {} : { parameters: parameters.shown }),
    ...(parameters.checksum === undefined ? {} : { parameterChecksum: parameters.checksum }),
  };
  return writeInstanceStatus(context, instance, {
    ...inFlight(instance.status, operation, context.now()),
    ...specified(instance),
    inProgressProperties,
    observedGeneration: instance.metadata.generation ?? 0,
  });
}

async function send(
  context: CatalogContext,
  instance: ServiceInstance,
  brokered: BrokeredInstance,
  parameters: Parameters,
  operation: 'Provision' | 'Update',
): Promise<void> {
  const generation = instance.metadata.generation ?? 0;
  const status = instance.status ?? {};
  const { inProgressProperties, externalProperties } = status;
  if (operation === 'Update' && isDeepStrictEqual(inProgressProperties, externalProperties)) {
    await writeInstanceStatus(context, instance, provisioned(status, generation, context.now()));
    return;
  }
  try {
    const answer = await brokered.client.call(operation === 'Update' ? 'PATCH' : 'PUT', brokered.path, {
      query: { accepts_incomplete: 'true' },
      body: await requestBody(context, instance, brokered, parameters, operation),
    });
    const operationId = typeof answer.body.operation === 'string' ? answer.body.operation : undefined;
    const next =
      answer.status === 202
        ? asyncInProgress(status, operationId, context.now())
        : provisioned(status, generation, context.now());
    await writeInstanceStatus(context, instance, next);
  } catch (error) {
    await refused(context, instance, brokered, operation, error);
  }
}

async function requestBody(
  context: CatalogContext,
  instance: ServiceInstance,
  { query, plan }: BrokeredInstance,
  { values }: Parameters,
  operation: 'Provision' | 'Update',
) {
  const { name, namespace = '' } = instance.metadata;
  const identified = {
    ...query,
    ...(values === undefined ? {} : { parameters: values }),
    context: {
      platform: 'kubernetes',
      namespace,
      clusterid: context.clusterId(),
      instance_name: name,
    },
  };
  if (operation === 'Update') {
    const before = instance.status?.externalProperties?.servicePlanExternalID ?? plan.spec.externalID;
    return { ...identified, previous_values: { plan_id: before } };
  }
  const space = await context.kube.get<KubeObject>(kinds.namespaces, namespace);
  return {
    ...identified,
    organization_guid: context.clusterId(),
    space_guid: space.metadata.uid ?? namespace,
  };
}

/** Writes what the broker's refusal means, and throws when the call is to be made again. */
async function refused(
  context: CatalogContext,
  instance: ServiceInstance,
  brokered: BrokeredInstance,
  operation: 'Provision' | 'Update',
  error: unknown,
): Promise<void> {
  const now = context.now();
  const status = instance.status ?? {};
  const provisioning = operation === 'Provision';
  const callFailed = provisioning ? 'ProvisionCallFailed' : 'UpdateInstanceCallFailed';
  const verb = provisioning ? 'provisioning' : 'updating';
  if (error instanceof BrokerHttpError) {
    const message = `Error ${verb} ${describeTarget(brokered)}: ${error.message}`;
    if (error.status === 400) {
      const cause = { ready: callFailed, failed: 'ClusterServiceBrokerReturnedFailure', message };
      const generation = instance.metadata.generation ?? 0;
      await writeInstanceStatus(context, instance, terminallyFailed(status, cause, generation, now));
      return;
    }
    const next = withConditions(status, [ready('False', callFailed, message)], now);
    const ambiguous = provisioning && (error.status >= 500 || error.status === 408);
    await writeInstanceStatus(
      context,
      instance,
      ambiguous ? mitigatingOrphan(next, now) : withoutOperation(next),
    );
    throw error;
  }
  if (!isMooringError(error, 'TIMEOUT', 'UPSTREAM')) {
    throw error;
  }
  const message = `The ${operation.toLowerCase()} call failed and will be retried: Error communicating with broker for ${verb}: ${errorText(error)}`;
  const reason = provisioning ? 'ErrorCallingProvision' : 'ErrorCallingUpdateInstance';
  const next = withConditions(status, [ready('False', reason, message)], now);
  const ambiguous = provisioning && isMooringError(error, 'TIMEOUT');
  await writeInstanceStatus(context, instance, ambiguous ? mitigatingOrphan(next, now) : next);
  throw error;
}
