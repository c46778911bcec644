import { type Application, entryOf, findService } from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { SpecificationPart } from '#lib/specifications/stored-specification.ts';
import type { StoredPart } from '#lib/specifications/worker/specification-task.ts';
import type { OperationContext } from '../context.ts';
import { readRegistration, type ServiceTarget } from '../services/call-registry.ts';

export interface SpecificationTarget extends ServiceTarget {
  part: SpecificationPart;
}

/**
 * The specification of a part of a service, within the registration.
 * @throws MooringError NOT_FOUND when there is no such service, or it has no such part.
 */
export async function readStored(
  context: OperationContext,
  target: SpecificationTarget,
): Promise<StoredPart> {
  const { application, serviceId, part } = target;
  const [registration, object] = await Promise.all([
    readRegistration(context, target),
    context.kube.get<Application>(kinds.applications, application),
  ]);
  const service = findService(object, serviceId);
  const entry = service === undefined ? undefined : entryOf(service, part === 'api' ? 'API' : 'Events');
  if (entry === undefined) {
    const noun = part === 'api' ? 'API' : 'events';
    throw new MooringError(
      'NOT_FOUND',
      message('errors.serviceHasNone', { service: serviceId, application, noun }),
    );
  }
  const isOData = entry.apiType?.toLowerCase() === 'odata';
  const metadataUrl = isOData ? `${(entry.targetUrl ?? '').replace(/\/$/, '')}/$metadata` : undefined;
  return { registration, part, sourceUrl: entry.specificationUrl || metadataUrl };
}
