import { kinds } from '#lib/domain/kinds.ts';
import type { RegisteredService } from '#lib/domain/registered-service.ts';
import { changeObject } from './change-object.ts';
import { credentialTexts, kindOfCredentials } from './credentials.ts';
import { parametersSecretName, resourceName } from './names.ts';
import type { Registry } from './registry.ts';
import { parameterTexts, requestParametersOf } from './request-parameters.ts';
import { accessService, type SecretObject, type ServiceOwner, secretObject } from './service-objects.ts';
import type { SpecDocuments } from './spec-documents.ts';
import { type StoredObjects, storedTexts } from './stored-objects.ts';
import type { Transaction } from './transaction.ts';

export interface WantedObjects {
  service: RegisteredService;
  documents: SpecDocuments;
  /** What there is now; nothing for a service that is new. */
  stored: StoredObjects;
}

/** Brings everything that belongs to a service, but its place in the Application, to what the registration says. */
export async function applyObjects(
  registry: Registry,
  transaction: Transaction,
  owner: ServiceOwner,
  { service, documents, stored }: WantedObjects,
): Promise<void> {
  const { kube, specs } = registry;
  const [credentials, parameters] = await Promise.all([
    credentialsSecret(registry, owner, service, stored),
    parametersSecret(owner, service, stored),
  ]);
  await Promise.all([
    changeObject(kube, transaction, {
      kind: kinds.services,
      former: stored.access,
      wanted: service.api ? (stored.access ?? accessService(owner)) : undefined,
    }),
    changeObject(kube, transaction, {
      kind: kinds.secrets,
      former: stored.credentials,
      wanted: credentials,
    }),
    changeObject(kube, transaction, {
      kind: kinds.secrets,
      former: stored.parameters,
      wanted: parameters,
    }),
    specs.write(transaction, owner, documents, stored.specs),
  ]);
}

async function credentialsSecret(
  registry: Registry,
  owner: ServiceOwner,
  { api }: RegisteredService,
  stored: StoredObjects,
): Promise<SecretObject | undefined> {
  if (!api?.credentials || kindOfCredentials(api.credentials) === undefined) {
    return undefined;
  }
  const texts = await credentialTexts(api.credentials, storedTexts(stored).credentials, registry.now());
  return secretObject(owner, resourceName(owner.application.metadata.name, owner.serviceId), texts);
}

function parametersSecret(
  owner: ServiceOwner,
  { api }: RegisteredService,
  stored: StoredObjects,
): SecretObject | undefined {
  const parameters = api ? requestParametersOf(api) : undefined;
  if (parameters === undefined) {
    return undefined;
  }
  const name = parametersSecretName(owner.application.metadata.name, owner.serviceId);
  return secretObject(owner, name, parameterTexts(parameters, storedTexts(stored).parameters));
}
