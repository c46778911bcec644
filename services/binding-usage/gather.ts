import { findCondition, isConditionTrue } from '#lib/domain/conditions.ts';
import { type ServiceBinding, secretNameOfServiceBinding } from '#lib/domain/service-binding.ts';
import { envPrefixOfUsage, type ServiceBindingUsage, usageLabel } from '#lib/domain/service-binding-usage.ts';
import type { Injection } from './inject.ts';
import type { Sources } from './sources.ts';
import { type Target, targetOf } from './target.ts';
import { UsageError } from './usage-error.ts';

export interface UsagePlan {
  binding: ServiceBinding;
  target: Target;
  injection: Injection;
}

/**
 * The binding that a usage names, ready to be used (binding contract 3.2, steps 1 to 4).
 * @throws UsageError with the contract's reason.
 */
export function readyBinding(sources: Sources, usage: ServiceBindingUsage): ServiceBinding {
  const { namespace } = usage.metadata;
  const name = usage.spec.serviceBindingRef.name;
  const binding = sources.bindings.get(`${namespace}/${name}`);
  if (binding === undefined) {
    throw new UsageError(
      'ServiceBindingGetError',
      `while getting ServiceBinding "${name}" from namespace "${namespace}": servicebindings.servicecatalog.k8s.io "${name}" not found`,
    );
  }
  if (binding.status?.asyncOpInProgress === true) {
    throw new UsageError(
      'ServiceBindingAsyncOperationInProgressError',
      `ServiceBinding "${namespace}/${name}" has an asynchronous operation in progress`,
    );
  }
  if (!isConditionTrue(binding.status?.conditions, 'Ready')) {
    const why = findCondition(binding.status?.conditions, 'Ready')?.message;
    throw new UsageError(
      'ServiceBindingNotReadyError',
      `ServiceBinding "${namespace}/${name}" is not ready${why === undefined ? '' : `: ${why}`}`,
    );
  }
  return binding;
}

/**
 * What is to be put where for a usage (binding contract 3.2, steps 6 to 8).
 * @throws UsageError with the contract's reason.
 */
export function planUsage(sources: Sources, usage: ServiceBindingUsage, binding: ServiceBinding): UsagePlan {
  const bindingLabels = bindingLabelsOf(sources, binding);
  const label = usageLabel(usage);
  if (bindingLabels[label] !== undefined) {
    throw new UsageError(
      'ApplyLabelsConflictError',
      `The class asks for the label ${label} of the usage itself`,
    );
  }
  const kindName = usage.spec.usedBy.kind;
  const usageKind = sources.usageKinds.get(kindName);
  if (usageKind === undefined) {
    throw new UsageError(
      'EnsureLabelsAppliedError',
      `while getting the kind of the workload: usagekinds.servicecatalog.kyma-project.io "${kindName}" not found`,
    );
  }
  const target = targetOf(usage, usageKind);
  const injection: Injection = {
    usage: usage.metadata.name,
    labelsPath: target.labelsPath,
    marker: { label, value: usage.metadata.resourceVersion ?? '' },
    bindingLabels,
    prefix: envPrefixOfUsage(usage),
    secretName: secretNameOfServiceBinding(binding),
  };
  return { binding, target, injection };
}

function bindingLabelsOf(sources: Sources, binding: ServiceBinding): Record<string, string> {
  const { namespace } = binding.metadata;
  const instanceName = binding.spec.instanceRef.name;
  const instance = sources.instances.get(`${namespace}/${instanceName}`);
  const className = instance?.spec.serviceClassRef?.name;
  const serviceClass = className === undefined ? undefined : sources.classes.get(`${namespace}/${className}`);
  if (serviceClass === undefined) {
    throw new UsageError(
      'ServiceClassGetBindingLabelsError',
      `while getting the binding labels: the class of the ServiceInstance "${namespace}/${instanceName}" was not found`,
    );
  }
  return serviceClass.spec.externalMetadata?.bindingLabels ?? {};
}
