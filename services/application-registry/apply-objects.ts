import { type KindInfo, kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import type { RegisteredService } from '#lib/domain/registered-service.ts';
import { isMooringError } from '#lib/errors.ts';
import { credentialTexts, kindOfCredentials } from './credentials.ts';
import { parametersSecretName, resourceName } from './names.ts';
import type { Registry } from './registry.ts';
import {
  accessService,
  parametersSecret,
  type SecretObject,
  type ServiceOwner,
  secretObject,
} from './service-objects.ts';
import type { SpecDocuments } from './spec-store.ts';

/** Brings everything that belongs to a service, but its place in the Application, to what the registration says. */
export async function applyObjects(
  registry: Registry,
  owner: ServiceOwner,
  service: RegisteredService,
  stored: Record<string, string>,
  documents: SpecDocuments,
): Promise<void> {
  const { namespace } = owner;
  const application = owner.application.metadata.name;
  const resource = resourceName(application, owner.serviceId);
  const { api } = service;
  if (api) {
    await createOrKeep(registry, kinds.services, accessService(owner));
  } else {
    await registry.kube.delete(kinds.services, resource, namespace);
  }
  const credentials =
    api?.credentials && kindOfCredentials(api.credentials) !== undefined
      ? secretObject(owner, resource, await credentialTexts(api.credentials, stored, registry.now()))
      : undefined;
  await putOrDelete(registry, resource, namespace, credentials);
  const parametersName = parametersSecretName(application, owner.serviceId);
  const parameters = api ? parametersSecret(owner, api) : undefined;
  await putOrDelete(registry, parametersName, namespace, parameters);
  await registry.specs.write(owner, documents);
}

/** Removes everything that belongs to a service; what is not there any more is fine. */
export async function removeObjects(
  registry: Registry,
  application: string,
  serviceId: string,
): Promise<void> {
  const { kube, config, specs } = registry;
  const resource = resourceName(application, serviceId);
  await Promise.all([
    kube.delete(kinds.services, resource, config.namespace),
    kube.delete(kinds.secrets, resource, config.namespace),
    kube.delete(kinds.secrets, parametersSecretName(application, serviceId), config.namespace),
    specs.remove(serviceId),
  ]);
}

async function createOrKeep({ kube }: Registry, kind: KindInfo, object: KubeObject): Promise<boolean> {
  try {
    await kube.create(kind, object);
    return true;
  } catch (error) {
    if (isMooringError(error, 'EXISTS')) {
      return false;
    }
    throw error;
  }
}

async function putOrDelete(
  registry: Registry,
  name: string,
  namespace: string,
  secret: SecretObject | undefined,
): Promise<void> {
  if (secret === undefined) {
    await registry.kube.delete(kinds.secrets, name, namespace);
  } else if (!(await createOrKeep(registry, kinds.secrets, secret))) {
    await registry.kube.replace(kinds.secrets, secret);
  }
}
