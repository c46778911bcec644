import { refusalCondition, type ServiceInstance } from '../../../catalog/service-instance.ts';
import { findCondition } from '../../../kubernetes/conditions.ts';
import type { Condition } from '../../../kubernetes/kube-object.ts';

/** A ServiceInstance with the conditions that its rules look at. */
export interface InstanceFacts {
  instance: ServiceInstance;
  ready: Condition | undefined;
  /** True where the catalog has given up. */
  failed: Condition | undefined;
  /** What the broker refused last. */
  refusal: Condition | undefined;
}

export function instanceFacts(instance: ServiceInstance): InstanceFacts {
  const conditions = instance.status?.conditions;
  return {
    instance,
    ready: findCondition(conditions, 'Ready'),
    failed: findCondition(conditions, 'Failed'),
    refusal: findCondition(conditions, refusalCondition),
  };
}
