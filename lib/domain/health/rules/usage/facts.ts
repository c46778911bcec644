import type { ServiceBindingUsage } from '../../../binding/service-binding-usage.ts';
import { findCondition } from '../../../kubernetes/conditions.ts';
import type { Condition } from '../../../kubernetes/kube-object.ts';

/** A ServiceBindingUsage with the condition that its rules look at. */
export interface UsageFacts {
  usage: ServiceBindingUsage;
  ready: Condition | undefined;
}

export function usageFacts(usage: ServiceBindingUsage): UsageFacts {
  return { usage, ready: findCondition(usage.status?.conditions, 'Ready') };
}
