import { userOf } from './plan-sources.ts';
import { noParameters, type RequestParameters, readRequestParameters } from './request-parameters.ts';
import type { Secrets } from './secrets.ts';
import type { IndexedService } from './service-index.ts';

export interface FoundParameters {
  read: RequestParameters;
  untilMs: number;
  renew: (() => void) | undefined;
}

/**
 * Headers and query parameters that were registered for a service (binding contract 5.4).
 * @throws MooringError INTERNAL where they cannot be read.
 */
export async function parametersOf(secrets: Secrets, service: IndexedService): Promise<FoundParameters> {
  const name = service.api?.requestParametersSecretName;
  if (!name) {
    return { read: noParameters, untilMs: Number.POSITIVE_INFINITY, renew: undefined };
  }
  const { values, untilMs } = await secrets.read(name, userOf(service));
  // keys of APIs are given as parameters too
  return { read: readRequestParameters(values), untilMs, renew: () => secrets.doubt(name) };
}
