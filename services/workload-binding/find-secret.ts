import type { WorkloadBinding } from '#lib/domain/binding/workload-binding.ts';
import { type CatalogBinding, secretNameOfCatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { BindingProblem } from './binding-problem.ts';
import { namespacedKind } from './namespaced-kind.ts';
import type { ServiceObject, Sources } from './sources.ts';

/**
 * Name of the Secret that a binding's service exposes (binding contract 4.1, 4.4): a Secret itself, the one in
 * `status.binding.name`, or that of a ServiceBinding of Service Catalog, which has no such field.
 * @throws BindingProblem ServiceNotAvailable where there is no service, or none that exposes a Secret that exists.
 */
export async function findSecret(sources: Sources, binding: WorkloadBinding): Promise<string> {
  const { apiVersion, kind, name } = binding.spec.service;
  const { namespace } = binding.metadata;
  sources.secrets.watch(kinds.secrets);
  if (apiVersion === 'v1' && kind === 'Secret') {
    return existing(sources, name, namespace, `Secret "${name}" does not exist`);
  }
  const served = await namespacedKind(sources, binding.spec.service, 'service');
  sources.services.watch(served);
  const service =
    sources.services.get(served, name, namespace) ??
    (await sources.kube.find<ServiceObject>(served, name, namespace));
  if (service === undefined) {
    throw unavailable(`${kind} "${name}" does not exist`);
  }
  const secretName = service.status?.binding?.name || secretOfCatalogBinding(served, service);
  if (secretName === undefined) {
    throw unavailable(`${kind} "${name}" exposes no Secret: its status.binding.name is not set`);
  }
  const missing = `Secret "${secretName}", which ${kind} "${name}" names, does not exist`;
  return existing(sources, secretName, namespace, missing);
}

function unavailable(message: string): BindingProblem {
  return new BindingProblem('ServiceNotAvailable', `${message}.`);
}

async function existing(
  { kube, secrets }: Sources,
  name: string,
  namespace: string | undefined,
  missing: string,
): Promise<string> {
  const found =
    secrets.get(kinds.secrets, name, namespace) ??
    (await kube.find<KubeObject>(kinds.secrets, name, namespace));
  if (found === undefined) {
    throw unavailable(missing);
  }
  return name;
}

function secretOfCatalogBinding({ group, kind }: KindInfo, service: ServiceObject): string | undefined {
  const { servicebindings } = kinds;
  if (group !== servicebindings.group || kind !== servicebindings.kind) {
    return undefined;
  }
  const binding = service as unknown as CatalogBinding;
  return isConditionTrue(binding.status?.conditions, 'Ready')
    ? secretNameOfCatalogBinding(binding)
    : undefined;
}
