import { kinds } from '#lib/domain/kinds.ts';
import { parametersSecretName, resourceName } from './names.ts';
import type { Registry } from './registry.ts';
import type { StoredTexts } from './service-answers.ts';
import type { SecretObject } from './service-objects.ts';

/** What the Secrets of a service hold; a Secret that somebody removed counts as empty. */
export async function readStoredTexts(
  registry: Registry,
  application: string,
  serviceId: string,
): Promise<StoredTexts> {
  const [credentials, parameters] = await Promise.all([
    readTexts(registry, resourceName(application, serviceId)),
    readTexts(registry, parametersSecretName(application, serviceId)),
  ]);
  return { credentials, parameters };
}

async function readTexts({ kube, config }: Registry, name: string): Promise<Record<string, string>> {
  const secret = await kube.find<SecretObject>(kinds.secrets, name, config.namespace);
  return Object.fromEntries(
    Object.entries(secret?.data ?? {}).map(([key, data]) => [key, Buffer.from(data, 'base64').toString()]),
  );
}
