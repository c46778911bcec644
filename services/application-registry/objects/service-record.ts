import type { ApplicationService, ServiceEntry } from '#lib/domain/application/application.ts';
import type { RegisteredService } from '#lib/domain/application/registered-service.ts';
import { namedCredentials } from '../credentials/credentials.ts';
import { requestParametersOf } from '../credentials/request-parameters.ts';
import { className, gatewayHost, parametersSecretName, resourceName } from './names.ts';
import type { ServiceOwner } from './service-objects.ts';

/**
 * The service as it stands in the Application (connectivity contract 1.1).
 * @param identifier immutable: that of the first registration
 */
export function serviceRecord(
  owner: ServiceOwner,
  service: RegisteredService,
  identifier: string,
): ApplicationService {
  const { application, serviceId } = owner;
  const displayName = service.name ?? '';
  const description = service.description ?? '';
  return {
    id: serviceId,
    identifier,
    name: className(displayName, serviceId),
    displayName,
    description: service.shortDescription || description,
    longDescription: description,
    providerDisplayName: service.provider ?? '',
    labels: { ...service.labels, 'connected-app': application.metadata.name },
    entries: [
      ...(service.api ? [apiEntry(owner, service.api)] : []),
      ...(service.events ? [eventsEntry()] : []),
    ],
  };
}

function apiEntry(owner: ServiceOwner, api: NonNullable<RegisteredService['api']>): ServiceEntry {
  const { application, serviceId, namespace } = owner;
  const { name } = application.metadata;
  const resource = resourceName(name, serviceId);
  const credentials = namedCredentials(api.credentials);
  return {
    type: 'API',
    targetUrl: api.targetUrl ?? '',
    gatewayUrl: `http://${gatewayHost(name, serviceId, namespace)}`,
    accessLabel: resource,
    ...(api.specificationUrl ? { specificationUrl: api.specificationUrl } : {}),
    ...(api.apiType ? { apiType: api.apiType } : {}),
    ...(requestParametersOf(api) === undefined
      ? {}
      : { requestParametersSecretName: parametersSecretName(name, serviceId) }),
    credentials:
      credentials === undefined ? { type: '', secretName: '' } : { ...credentials, secretName: resource },
  };
}

function eventsEntry(): ServiceEntry {
  return { type: 'Events', targetUrl: '', gatewayUrl: '', credentials: { type: '', secretName: '' } };
}
