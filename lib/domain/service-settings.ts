import { namedAuthMethod } from './auth-method.ts';
import type { RegisteredService } from './registered-service.ts';
import type { ServiceSettings } from './service-form.ts';
import { storedSecret } from './stored-secret.ts';

type Credentials = NonNullable<NonNullable<RegisteredService['api']>['credentials']>;

/** A registered service as values for the form that changes it: asterisks in the place of every credential. */
export function settingsOf(service: RegisteredService): ServiceSettings {
  const { oauth, basic, certificateGen } = service.api?.credentials ?? {};
  const csrfInfo = (oauth ?? basic ?? certificateGen)?.csrfInfo;
  return {
    provider: service.provider ?? '',
    name: service.name ?? '',
    description: service.description ?? '',
    shortDescription: service.shortDescription ?? '',
    targetUrl: service.api?.targetUrl ?? '',
    credentials: credentialsOf(service.api?.credentials),
    csrfUrl: csrfInfo?.tokenEndpointURL ?? '',
  };
}

function credentialsOf(credentials: Credentials | null | undefined): ServiceSettings['credentials'] {
  const { oauth, basic, certificateGen } = credentials ?? {};
  if (oauth) {
    return {
      type: 'oauth',
      url: oauth.url ?? '',
      clientId: storedSecret,
      clientSecret: storedSecret,
      authMethod: namedAuthMethod(oauth.authMethod) ?? 'auto',
    };
  }
  if (basic) {
    return { type: 'basic', username: storedSecret, password: storedSecret };
  }
  return certificateGen
    ? { type: 'certificate', commonName: certificateGen.commonName ?? '' }
    : { type: 'none' };
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
  const { oauth, basic, certificateGen } = credentials ?? {};
  const masked: Credentials = {
    ...(oauth
      ? {
          oauth: {
            ...oauth,
            clientId: storedSecret,
            clientSecret: storedSecret,
            requestParameters: maskedParameters(oauth.requestParameters),
          },
        }
      : {}),
    ...(basic ? { basic: { ...basic, username: storedSecret, password: storedSecret } } : {}),
    ...(certificateGen ? { certificateGen } : {}),
  };
  return {
    ...service,
    api: {
      ...api,
      ...(credentials ? { credentials: masked } : {}),
      requestParameters: maskedParameters(requestParameters),
      headers: maskedValues(headers),
      queryParameters: maskedValues(queryParameters),
      specificationCredentials: undefined,
      specificationRequestParameters: undefined,
    },
  };
}

type Api = NonNullable<RegisteredService['api']>;

function maskedParameters(parameters: Api['requestParameters']): Api['requestParameters'] {
  return parameters
    ? { headers: maskedValues(parameters.headers), queryParameters: maskedValues(parameters.queryParameters) }
    : parameters;
}

function maskedValues(values: Api['headers']): Api['headers'] {
  return values
    ? Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.map(() => storedSecret)]))
    : values;
}
