import { type Application, findService } from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { rawMember, setRawMember } from '#lib/specifications/raw-json.ts';
import type { OperationContext } from '../context.ts';
import { callRegistry, readRegistration, type ServiceTarget } from './call-registry.ts';

/**
 * Reads a registration, changes it and sends all of it back, because the registry replaces services as a whole. What is
 * stored and never shown stays: the registry takes its own mask for it.
 * @param change from JSON text to JSON text; what it throws ends the matter before anything is sent
 */
export async function changeRegistration(
  context: OperationContext,
  target: ServiceTarget,
  change: (registration: string) => string,
): Promise<void> {
  const { application, serviceId } = target;
  const text = await readWholeRegistration(context, target);
  const body = change(withoutDownloaded(text));
  await callRegistry(context, { method: 'PUT', application, serviceId, body });
}

/** A registration with its short description, which the registry's answer leaves out. */
export async function readWholeRegistration(
  context: OperationContext,
  target: ServiceTarget,
): Promise<string> {
  const { application, serviceId } = target;
  const [text, object] = await Promise.all([
    readRegistration(context, target),
    context.kube.get<Application>(kinds.applications, application),
  ]);
  const service = findService(object, serviceId);
  const short = service?.description;
  const isShortened = short !== undefined && short !== (service?.longDescription ?? short);
  return isShortened ? setRawMember(text, 'shortDescription', JSON.stringify(short)) : text;
}

/** The registry takes specifications that are no JSON objects from their address only, and fetches them again. */
function withoutDownloaded(registration: string): string {
  const api = rawMember(registration, 'api');
  const spec = api === undefined ? undefined : rawMember(api, 'spec');
  return api === undefined || spec === undefined || spec.startsWith('{')
    ? registration
    : setRawMember(registration, 'api', setRawMember(api, 'spec', undefined));
}
