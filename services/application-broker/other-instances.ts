import { catalogObjectName } from '#lib/domain/catalog/catalog-names.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { BrokerContext } from './broker-context.ts';
import type { OperationSubject } from './instance-operations.ts';

/** What the broker knows of an instance: nothing, that it is being made, or that it has the service. */
type Hold = 'none' | 'pending' | 'granted';

interface OtherInstance {
  instance: ServiceInstance;
  hold: Hold;
}

/**
 * The other ServiceInstances of the subject's service and plan in its namespace that the broker has been asked for, and that
 * have neither failed nor are being deleted. One that the platform could not ask for yet is none of them.
 */
export async function otherInstances(
  context: BrokerContext,
  subject: OperationSubject,
): Promise<OtherInstance[]> {
  const instances = await storedInstances(context, subject);
  return others(context, subject, instances);
}

/**
 * Gives the service to the subject, unless another instance has it already or asked for it first: it is activated once in a
 * namespace.
 * @returns whether it has the service now.
 */
export async function grantOnce(context: BrokerContext, subject: OperationSubject): Promise<boolean> {
  const instances = await storedInstances(context, subject);
  // nothing is awaited from here on: of two that ask at once, one finds the other's grant
  const own = instances.find(({ spec }) => spec.externalID === subject.instanceId);
  const isTaken = others(context, subject, instances).some(
    ({ instance, hold }) => hold === 'granted' || own === undefined || order(instance) < order(own),
  );
  if (!isTaken) {
    context.operations.grant(subject.namespace, subject.instanceId);
  }
  return !isTaken;
}

/** As stored right now. */
async function storedInstances(
  { kube }: BrokerContext,
  { namespace, serviceId, planId }: OperationSubject,
): Promise<ServiceInstance[]> {
  const { items } = await kube.list<ServiceInstance>(kinds.serviceinstances, { namespace });
  const className = catalogObjectName(serviceId);
  const planName = catalogObjectName(planId);
  return items.filter(
    ({ metadata, spec, status }) =>
      spec.serviceClassRef?.name === className &&
      spec.servicePlanRef?.name === planName &&
      metadata.deletionTimestamp === undefined &&
      !isConditionTrue(status?.conditions, 'Failed'),
  );
}

function others(
  context: BrokerContext,
  { namespace, instanceId }: OperationSubject,
  instances: ServiceInstance[],
): OtherInstance[] {
  return instances
    .filter(({ spec }) => spec.externalID !== instanceId)
    .map((instance) => ({ instance, hold: holdOf(context, namespace, instance) }))
    .filter(({ hold }) => hold !== 'none');
}

/** From memory, else from what the platform wrote down: another replica or a former process may have been asked. */
function holdOf({ operations }: BrokerContext, namespace: string, { spec, status }: ServiceInstance): Hold {
  if (status?.provisionStatus === 'Provisioned') {
    return 'granted';
  }
  const known = operations.get(namespace, spec.externalID ?? '');
  if (known !== undefined) {
    if (known.kind !== 'provision' || known.state === 'failed') {
      return 'none';
    }
    return known.state === 'succeeded' || known.isGranted ? 'granted' : 'pending';
  }
  const isProvisioning =
    status?.asyncOpInProgress === true &&
    status.currentOperation === 'Provision' &&
    status.orphanMitigationInProgress !== true;
  return isProvisioning ? 'pending' : 'none';
}

/** Who was asked for first; times are in seconds, the UID decides among equals, the same way for both sides. */
function order({ metadata, status }: ServiceInstance): string {
  const { creationTimestamp = '', uid = '' } = metadata;
  return `${status?.operationStartTime ?? creationTimestamp} ${creationTimestamp} ${uid}`;
}
