import { catalogFinalizer } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';

export type InstanceStep = 'none' | 'provision' | 'update' | 'poll' | 'deprovision';

/** What an instance needs next (binding contract 2.4). An operation that runs is always seen to its end first. */
export function nextStep({ metadata, status }: ServiceInstance): InstanceStep {
  const deleting = metadata.deletionTimestamp !== undefined;
  if (deleting && !metadata.finalizers?.includes(catalogFinalizer)) {
    return 'none';
  }
  if (status?.asyncOpInProgress === true) {
    return 'poll';
  }
  const isObserved = status?.observedGeneration === metadata.generation;
  if (deleting) {
    return status?.deprovisionStatus === 'Failed' && isObserved ? 'none' : 'deprovision';
  }
  if (status?.orphanMitigationInProgress === true) {
    return 'deprovision';
  }
  if (status?.reconciledGeneration === metadata.generation) {
    return 'none';
  }
  if (isConditionTrue(status?.conditions, 'Failed') && isObserved) {
    return 'none';
  }
  return status?.provisionStatus === 'Provisioned' ? 'update' : 'provision';
}
