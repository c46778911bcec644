import { type RegisteredService, registeredServiceSchema } from '../../domain/registered-service.ts';
import { withoutSecrets } from '../../domain/service-settings.ts';
import { rawMember, setRawMember } from '../../specs/raw-json.ts';
import type { OperationContext } from '../context.ts';
import { readRegistration } from './call-registry.ts';

/** A registered service without any secret, and without its specifications: those may be megabytes. */
export async function getService(
  context: OperationContext,
  application: string,
  serviceId: string,
): Promise<RegisteredService> {
  const registration = await readRegistration(context, { application, serviceId });
  const small = (['api', 'events'] as const).reduce(withoutSpec, registration);
  return withoutSecrets(registeredServiceSchema.parse(JSON.parse(small)));
}

function withoutSpec(registration: string, part: 'api' | 'events'): string {
  const member = rawMember(registration, part);
  return member === undefined
    ? registration
    : setRawMember(registration, part, setRawMember(member, 'spec', undefined));
}
