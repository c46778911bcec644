import { entryOf } from '#lib/domain/application/application.ts';
import type { EventActivation } from '#lib/domain/application/event-activation.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { MooringError } from '#lib/errors.ts';
import { createOrUpdate } from '#lib/k8s/create-or-update.ts';
import { type BrokerContext, requireOffer } from './broker-context.ts';
import type { OfferedService } from './catalog/offering.ts';
import type { OperationSubject } from './instance-operations.ts';
import { grantOnce } from './other-instances.ts';
import { waitForAccess } from './wait-for-access.ts';

/**
 * Provisions behind the 202 (binding contract 1.8, background job). Doing it twice is doing it once.
 * @throws MooringError with the contract's text where the namespace may not use the service.
 */
export async function provisionJob(context: BrokerContext, subject: OperationSubject): Promise<string> {
  const { namespace } = subject;
  const offer = requireOffer(context, subject);
  if (!(await waitForAccess(context, namespace, offer.application.metadata.name, offer.service.id))) {
    throw forbidden(subject, offer, `ApplicationMapping does not exist in the [${namespace}] namespace`);
  }
  if (context.offering.once && !(await grantOnce(context, subject))) {
    throw forbidden(subject, offer, 'already activated');
  }
  if (entryOf(offer.service, 'Events') !== undefined) {
    await activateEvents(context, namespace, offer);
  }
  return 'provisioning succeeded';
}

function forbidden(
  { namespace, instanceId }: OperationSubject,
  { application, service }: OfferedService,
  why: string,
): MooringError {
  return new MooringError(
    'FORBIDDEN',
    `Forbidden provisioning instance [${instanceId}] for application [name: ${application.metadata.name}, id: ${service.id}] in namespace: [${namespace}]. Reason: [${why}]`,
  );
}

/** What is there already is brought to what it should say: the service may have another name than when it was made. */
async function activateEvents(
  { kube }: BrokerContext,
  namespace: string,
  { application, service }: OfferedService,
): Promise<void> {
  const spec = { displayName: service.displayName, sourceId: application.metadata.name };
  const wanted: EventActivation = {
    apiVersion: apiVersionOf(kinds.eventactivations),
    kind: kinds.eventactivations.kind,
    metadata: { name: service.id, namespace },
    spec,
  };
  await createOrUpdate(kube, kinds.eventactivations, wanted, (current) =>
    current.spec?.displayName === spec.displayName && current.spec.sourceId === spec.sourceId
      ? undefined
      : { ...current, spec: { ...current.spec, ...spec } },
  );
}
