import type { RegisteredService } from '#lib/domain/application/registered-service.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { credentialTexts, namedCredentials } from '../credentials/credentials.ts';
import { parameterTexts, requestParametersOf } from '../credentials/request-parameters.ts';
import type { Registry } from '../registry.ts';
import type { SpecificationDocuments } from '../specifications/specification-documents.ts';
import { changeObject, isNeeded, type ObjectChange } from './change-object.ts';
import { parametersSecretName, resourceName } from './names.ts';
import {
  accessService,
  type SecretObject,
  type ServiceOwner,
  type SpecificationConfigMap,
  type StoredObjects,
  secretObject,
} from './service-objects.ts';
import { storedTexts } from './stored-objects.ts';

export interface WantedService {
  service: RegisteredService;
  documents: SpecificationDocuments;
  /** What there is now; nothing for a service that is new. */
  stored: StoredObjects;
}

/** Everything that has to be written for a service, but its place in the Application. */
export interface ObjectPlan {
  /** ConfigMaps that the first one of the specifications names; new ones each time, nobody sees them before. */
  parts: SpecificationConfigMap[];
  changes: ObjectChange[];
}

/**
 * Plans how what belongs to a service becomes what its registration says.
 * @throws MooringError INVALID for a mask that stands for nothing, TOO_LARGE.
 */
export async function planObjects(
  registry: Registry,
  owner: ServiceOwner,
  { service, documents, stored }: WantedService,
): Promise<ObjectPlan> {
  const [credentials, { first, parts }] = await Promise.all([
    credentialsSecret(registry, owner, service, stored),
    registry.specs.pack(owner, documents),
  ]);
  const parameters = parametersSecret(owner, service, stored);
  const access = service.api ? (stored.access ?? accessService(owner)) : undefined;
  return { parts, changes: changesBetween(stored, { access, credentials, parameters, specs: first }) };
}

/** What has to be written to get from one state of a service's objects to another. */
export function changesBetween(former: StoredObjects, wanted: StoredObjects): ObjectChange[] {
  const changes: ObjectChange[] = [
    { kind: kinds.services, former: former.access, wanted: wanted.access },
    { kind: kinds.secrets, former: former.credentials, wanted: wanted.credentials },
    { kind: kinds.secrets, former: former.parameters, wanted: wanted.parameters },
    { kind: kinds.configmaps, former: former.specs, wanted: wanted.specs },
  ];
  return changes.filter(isNeeded);
}

/** Writes what was planned; what of it is written when it fails, the caller has to take back. */
export async function writeObjects({ kube }: Registry, { parts, changes }: ObjectPlan): Promise<void> {
  for (const part of parts) {
    await kube.create(kinds.configmaps, part);
  }
  const outcomes = await Promise.allSettled(changes.map((change) => changeObject(kube, change)));
  // all have to be over before anything is taken back
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) {
    throw failed.reason;
  }
}

async function credentialsSecret(
  registry: Registry,
  owner: ServiceOwner,
  { api }: RegisteredService,
  stored: StoredObjects,
): Promise<SecretObject | undefined> {
  if (!api?.credentials || namedCredentials(api.credentials) === undefined) {
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
