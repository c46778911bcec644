import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Application, entryOf, findService } from '../../domain/application.ts';
import { kinds } from '../../domain/kinds.ts';
import { MooringError } from '../../errors.ts';
import { compactJson, prettyJson, rawMember } from '../../specs/raw-json.ts';
import type { SpecificationPart, StoredText } from '../../specs/stored-specification.ts';
import type { OperationContext } from '../context.ts';
import { readRegistration, type ServiceTarget } from '../services/call-registry.ts';

export interface SpecificationTarget extends ServiceTarget {
  part: SpecificationPart;
}

const jsonText = z.string();

/**
 * The specification of a part of a service.
 * @throws MooringError NOT_FOUND when there is no such service, or it has no such part.
 */
export async function readStored(
  context: OperationContext,
  target: SpecificationTarget,
): Promise<StoredText> {
  const { application, serviceId, part } = target;
  const [registration, object] = await Promise.all([
    readRegistration(context, target),
    context.kube.get<Application>(kinds.applications, application),
  ]);
  const service = findService(object, serviceId);
  const entry = service === undefined ? undefined : entryOf(service, part === 'api' ? 'API' : 'Events');
  if (entry === undefined) {
    const noun = part === 'api' ? 'API' : 'events';
    throw new MooringError('NOT_FOUND', `The service ${serviceId} of ${application} has no ${noun}.`);
  }
  const isOData = entry.apiType?.toLowerCase() === 'odata';
  const metadataUrl = isOData ? `${(entry.targetUrl ?? '').replace(/\/$/, '')}/$metadata` : undefined;
  return { ...storedText(registration, part), sourceUrl: entry.specificationUrl || metadataUrl };
}

/** The text of a part within a registration, and its revision. */
export function storedText(
  registration: string,
  part: SpecificationPart,
): Pick<StoredText, 'text' | 'revision'> {
  const member = rawMember(registration, part);
  const raw = (member === undefined ? undefined : rawMember(member, 'spec')) ?? '""';
  const text = raw.startsWith('"') ? jsonText.parse(JSON.parse(raw)) : raw === 'null' ? '' : prettyJson(raw);
  const revision = createHash('sha256')
    .update(raw.startsWith('"') ? raw : compactJson(raw))
    .digest('hex');
  return { text, revision };
}
