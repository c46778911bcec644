import { entryOf } from '#lib/domain/application.ts';
import type { EventActivation } from '#lib/domain/event-activation.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import { type BrokerContext, findOffer, type OfferedService } from './broker-context.ts';
import type { OperationSubject } from './instance-operations.ts';
import { isActivatedByAnother, liveInstances } from './other-instances.ts';
import { waitForAccess } from './wait-for-access.ts';

/**
 * Provisions behind the 202 (binding contract 1.8, background job).
 * @throws MooringError with the contract's text where the namespace may not use the service.
 */
export async function provisionJob(context: BrokerContext, subject: OperationSubject): Promise<string> {
  const { namespace, instanceId, serviceId } = subject;
  const offer = findOffer(context, serviceId);
  if (offer === undefined) {
    throw new MooringError('NOT_FOUND', `service [id: ${serviceId}] belongs to no application`);
  }
  const applicationName = offer.application.metadata.name;
  if (!(await waitForAccess(context, namespace, applicationName, serviceId))) {
    throw forbidden(
      subject,
      applicationName,
      `ApplicationMapping does not exist in the [${namespace}] namespace`,
    );
  }
  const instances = await liveInstances(context.kube, namespace, serviceId);
  if (isActivatedByAnother(instances, instanceId)) {
    throw forbidden(subject, applicationName, 'already activated');
  }
  if (entryOf(offer.service, 'Events') !== undefined) {
    await activateEvents(context, namespace, offer);
  }
  return 'provisioning succeeded';
}

function forbidden(subject: OperationSubject, applicationName: string, why: string): MooringError {
  const { namespace, instanceId, serviceId } = subject;
  return new MooringError(
    'FORBIDDEN',
    `Forbidden provisioning instance [${instanceId}] for application [name: ${applicationName}, id: ${serviceId}] in namespace: [${namespace}]. Reason: [${why}]`,
  );
}

async function activateEvents(
  context: BrokerContext,
  namespace: string,
  { application, service }: OfferedService,
): Promise<void> {
  const activation: EventActivation = {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'EventActivation',
    metadata: { name: service.id, namespace },
    spec: { displayName: service.displayName, sourceId: application.metadata.name },
  };
  await context.kube.create(kinds.eventactivations, activation).catch((error: unknown) => {
    if (!isMooringError(error, 'EXISTS')) {
      throw error;
    }
  });
}
