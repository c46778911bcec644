import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { catalogFinalizer } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { isBindable, type ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import { isSpecificationChanged } from './identity.ts';

export type BindingStep = 'none' | 'bind' | 'poll' | 'unbind' | 'restore' | 'acknowledge';

/**
 * What a binding needs next (binding contract 2.5). An operation that runs is always seen to its end first.
 * @param hasSecret whether the Secret is there and belongs to the binding
 */
export function nextStep(binding: CatalogBinding, hasSecret: boolean): BindingStep {
  const { metadata, status } = binding;
  const deleting = metadata.deletionTimestamp !== undefined;
  if (deleting && !metadata.finalizers?.includes(catalogFinalizer)) {
    return 'none';
  }
  if (status?.asyncOpInProgress === true) {
    return 'poll';
  }
  if (deleting) {
    return status?.unbindStatus === 'Failed' ? 'none' : 'unbind';
  }
  if (status?.orphanMitigationInProgress === true) {
    return 'unbind';
  }
  if (isSpecificationChanged(binding)) {
    return 'restore';
  }
  if (!status?.reconciledGeneration) {
    return 'bind';
  }
  if (isConditionTrue(status.conditions, 'Failed')) {
    return status.reconciledGeneration === metadata.generation ? 'none' : 'acknowledge';
  }
  if (!isConditionTrue(status.conditions, 'Ready') || !hasSecret) {
    return 'bind';
  }
  return status.reconciledGeneration === metadata.generation ? 'none' : 'acknowledge';
}

export interface BindingProblem {
  reason: string;
  message: string;
  /** Whether the binding can never work. */
  terminal: boolean;
}

/** Why the instance cannot be bound now, in the contract's order; undefined when it can. */
export function bindingProblem(
  binding: CatalogBinding,
  instance: ServiceInstance | undefined,
  offer: { serviceClass: ServiceClass; plan: ServicePlan } | undefined,
): BindingProblem | undefined {
  const name = binding.spec.instanceRef.name;
  const quoted = `ServiceInstance "${binding.metadata.namespace}/${name}"`;
  if (instance === undefined) {
    return waiting('ReferencesNonexistentInstance', `References a non-existent ${quoted}`);
  }
  if (offer === undefined) {
    return waiting(
      'ErrorInstanceRefsUnresolved',
      `Binding cannot begin because the class and plan references of ${quoted} have not been resolved yet`,
    );
  }
  if (instance.status?.asyncOpInProgress === true) {
    return waiting(
      'ErrorAsyncOperationInProgress',
      `trying to bind to ${quoted} that has ongoing asynchronous operation`,
    );
  }
  const { serviceClass, plan } = offer;
  if (!isBindable(serviceClass, plan)) {
    const message = `References a non-bindable ${serviceClass.kind} (K8S: "${serviceClass.metadata.name}" ExternalName: "${serviceClass.spec.externalName}") and Plan ("${plan.spec.externalName}") combination`;
    return { reason: 'ErrorNonbindableServiceClass', message, terminal: true };
  }
  if (instance.metadata.deletionTimestamp !== undefined) {
    return waiting(
      'ErrorInstanceNotReady',
      `Binding cannot begin because referenced ${quoted} is being deleted`,
    );
  }
  if (!isConditionTrue(instance.status?.conditions, 'Ready')) {
    return waiting('ErrorInstanceNotReady', `Binding cannot begin because referenced ${quoted} is not ready`);
  }
  return undefined;
}

function waiting(reason: string, message: string): BindingProblem {
  return { reason, message, terminal: false };
}
