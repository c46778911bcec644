import { kinds } from '#lib/domain/kinds.ts';
import { parametersSecretName, resourceName, specsName } from './names.ts';
import type { Registry } from './registry.ts';
import type { StoredTexts } from './service-answers.ts';
import type { AccessService, SecretObject, SpecConfigMap, StoredObjects } from './service-objects.ts';

/** Reads what a service has. */
export async function readStoredObjects(
  { kube, config }: Registry,
  application: string,
  serviceId: string,
): Promise<StoredObjects> {
  const resource = resourceName(application, serviceId);
  const [access, credentials, parameters, specs] = await Promise.all([
    kube.find<AccessService>(kinds.services, resource, config.namespace),
    kube.find<SecretObject>(kinds.secrets, resource, config.namespace),
    kube.find<SecretObject>(kinds.secrets, parametersSecretName(application, serviceId), config.namespace),
    kube.find<SpecConfigMap>(kinds.configmaps, specsName(serviceId), config.namespace),
  ]);
  return { access, credentials, parameters, specs };
}

/** What the Secrets hold; one that somebody removed counts as empty. */
export function storedTexts({ credentials, parameters }: StoredObjects): StoredTexts {
  return { credentials: textsOf(credentials), parameters: textsOf(parameters) };
}

function textsOf(secret: SecretObject | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secret?.data ?? {}).map(([key, data]) => [key, Buffer.from(data, 'base64').toString()]),
  );
}
