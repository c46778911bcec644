import { secretProblem } from '#lib/domain/application/service-secret.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { textsOfSecret } from '#lib/k8s/secret-data.ts';
import type { Registry } from '../registry.ts';
import { parametersSecretName, resourceName, specificationsName } from './names.ts';
import type { StoredTexts } from './service-answers.ts';
import type {
  AccessService,
  SecretObject,
  SpecificationConfigMap,
  StoredObjects,
} from './service-objects.ts';

/**
 * Reads what a service has. What has its names and not its labels belongs to another one: names are cut, and ids are the
 * text of whoever writes the Application.
 */
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
    kube.find<SpecificationConfigMap>(kinds.configmaps, specificationsName(serviceId), config.namespace),
  ]);
  const own = <T extends KubeObject>(object: T | undefined) =>
    object !== undefined && secretProblem(object, { application, serviceId }) === undefined
      ? object
      : undefined;
  return { access, credentials: own(credentials), parameters: own(parameters), specs: own(specs) };
}

/** What the Secrets hold; one that somebody removed counts as empty. */
export function storedTexts({ credentials, parameters }: StoredObjects): StoredTexts {
  return { credentials: textsOfSecret(credentials), parameters: textsOfSecret(parameters) };
}
