import { entryOf } from '#lib/domain/application/application.ts';
import { MooringError } from '#lib/errors.ts';
import type { OfferedService } from '../catalog/offering.ts';

/**
 * What a workload is given for one service: the address of the gateway (binding contract 1.8, V1).
 * @throws MooringError INVALID for a service of events only.
 */
export function serviceCredentials({ service }: OfferedService): Record<string, string> {
  const gatewayUrl = entryOf(service, 'API')?.gatewayUrl;
  if (!gatewayUrl) {
    throw new MooringError('INVALID', `service [id: ${service.id}] has no API to bind`);
  }
  return { GATEWAY_URL: gatewayUrl };
}
