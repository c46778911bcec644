import {
  formCredentials,
  givenCredentials,
  hideCredentials,
} from './credentials/credentials-of-registration.ts';
import { hideParameters, hideValues } from './credentials/hide-parameters.ts';
import type { RegisteredService } from './registered-service.ts';
import type { ServiceSettings } from './service-form.ts';

/** A registered service as values for the form that changes it: asterisks in the place of every credential. */
export function settingsOf(service: RegisteredService): ServiceSettings {
  const credentials = service.api?.credentials;
  const [given] = givenCredentials(credentials);
  return {
    provider: service.provider ?? '',
    name: service.name ?? '',
    description: service.description ?? '',
    shortDescription: service.shortDescription ?? '',
    targetUrl: service.api?.targetUrl ?? '',
    credentials: formCredentials(credentials),
    csrfUrl: given?.csrfInfo?.tokenEndpointURL ?? '',
  };
}

/**
 * The registration as a browser may have it: credentials and the values of request parameters, which often are
 * credentials too, as asterisks. Those of specifications are never stored.
 */
export function withoutSecrets(service: RegisteredService): RegisteredService {
  const { api } = service;
  if (!api) {
    return service;
  }
  const { credentials, requestParameters, headers, queryParameters } = api;
  return {
    ...service,
    api: {
      ...api,
      ...(credentials ? { credentials: hideCredentials(credentials) } : {}),
      requestParameters: hideParameters(requestParameters),
      headers: hideValues(headers),
      queryParameters: hideValues(queryParameters),
      specificationCredentials: undefined,
      specificationRequestParameters: undefined,
    },
  };
}
