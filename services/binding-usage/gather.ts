import {
  envPrefixOfUsage,
  type ServiceBindingUsage,
  usageLabel,
} from '#lib/domain/binding/service-binding-usage.ts';
import { type CatalogBinding, secretNameOfCatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import { findCondition, isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { KindFinder } from '#lib/k8s/find-kind.ts';
import type { Injection } from './inject.ts';
import type { Sources } from './sources.ts';
import { type Target, targetOf } from './target.ts';
import { UsageError, withReason } from './usage-error.ts';

/** The binding that a usage names, undefined where there is none. */
export function bindingOf(sources: Sources, usage: ServiceBindingUsage): CatalogBinding | undefined {
  return sources.bindings.get(`${usage.metadata.namespace}/${usage.spec.serviceBindingRef.name}`);
}

/** Step 1 of binding contract 3.2 as it fails. */
export function bindingMissing({ metadata, spec }: ServiceBindingUsage): UsageError {
  const { name } = spec.serviceBindingRef;
  return new UsageError(
    'ServiceBindingGetError',
    `while getting ServiceBinding "${name}" from namespace "${metadata.namespace}": servicebindings.servicecatalog.k8s.io "${name}" not found`,
  );
}

/**
 * Refuses a binding that cannot be used yet (binding contract 3.2, steps 3 and 4).
 * @throws UsageError with the contract's reason.
 */
export function requireReady({ metadata, status }: CatalogBinding): void {
  const { namespace, name } = metadata;
  if (status?.asyncOpInProgress === true) {
    throw new UsageError(
      'ServiceBindingAsyncOperationInProgressError',
      `ServiceBinding "${namespace}/${name}" has an asynchronous operation in progress`,
    );
  }
  if (!isConditionTrue(status?.conditions, 'Ready')) {
    const why = findCondition(status?.conditions, 'Ready')?.message;
    throw new UsageError(
      'ServiceBindingNotReadyError',
      `ServiceBinding "${namespace}/${name}" is not ready${why === undefined ? '' : `: ${why}`}`,
    );
  }
}

/**
 * What a usage puts into its workload (binding contract 3.2, steps 6 and 7); the Secret's keys are not read yet.
 * @throws UsageError with the contract's reason.
 */
export function injectionOf(
  sources: Sources,
  usage: ServiceBindingUsage,
  binding: CatalogBinding,
): Omit<Injection, 'labelsPath'> {
  const bindingLabels = bindingLabelsOf(sources, binding);
  const label = usageLabel(usage);
  if (bindingLabels[label] !== undefined) {
    throw new UsageError(
      'ApplyLabelsConflictError',
      `The class asks for the label ${label} of the usage itself`,
    );
  }
  return {
    usage: usage.metadata.name,
    marker: { label, value: usage.metadata.resourceVersion ?? '' },
    bindingLabels,
    prefix: envPrefixOfUsage(usage),
    secretName: secretNameOfCatalogBinding(binding),
    keys: [],
  };
}

/**
 * The workload that a usage names.
 * @throws UsageError EnsureLabelsAppliedError where its UsageKind, or the kind that this one names, does not exist.
 */
export function findTarget(
  sources: Sources,
  finder: KindFinder,
  usage: ServiceBindingUsage,
): Promise<Target> {
  const { kind } = usage.spec.usedBy;
  return withReason('EnsureLabelsAppliedError', 'while getting the kind of the workload', async () => {
    const usageKind = sources.usageKinds.get(kind);
    if (usageKind === undefined) {
      throw new MooringError('NOT_FOUND', `usagekinds.servicecatalog.kyma-project.io "${kind}" not found`);
    }
    return targetOf(finder, usage, usageKind);
  });
}

/** Names of the keys of a Secret or ConfigMap; none where it does not exist. Values go no further. */
export async function keysOf(
  kube: KubeClient,
  kind: 'secrets' | 'configmaps',
  name: string,
  namespace: string | undefined,
): Promise<string[]> {
  const found = await kube.find<KubeObject & { data?: Record<string, string> }>(kinds[kind], name, namespace);
  return Object.keys(found?.data ?? {});
}

function bindingLabelsOf(sources: Sources, binding: CatalogBinding): Record<string, string> {
  const { namespace } = binding.metadata;
  const instanceName = binding.spec.instanceRef.name;
  const spec = sources.instances.get(`${namespace}/${instanceName}`)?.spec;
  const found: ServiceClass | undefined = spec?.clusterServiceClassRef?.name
    ? sources.clusterClasses.get(spec.clusterServiceClassRef.name)
    : sources.classes.get(`${namespace}/${spec?.serviceClassRef?.name ?? ''}`);
  if (found === undefined) {
    throw new UsageError(
      'ServiceClassGetBindingLabelsError',
      `while getting the binding labels: the class of the ServiceInstance "${namespace}/${instanceName}" was not found`,
    );
  }
  return found.spec.externalMetadata?.bindingLabels ?? {};
}
