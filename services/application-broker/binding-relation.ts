import { isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import type { BrokerContext } from './broker-context.ts';
import type { OperationSubject } from './instance-operations.ts';

/**
 * How a binding that is asked for stands to what is bound under its id: not yet, the same, or for something else
 * (binding contract 9.3).
 */
export function compareBinding(
  context: BrokerContext,
  subject: OperationSubject,
  bindingId: string,
): 'new' | 'same' | 'different' {
  const { namespace, instanceId, serviceId, planId } = subject;
  const known = context.bindings.get(namespace, bindingId);
  if (known === undefined || known === 'unbound') {
    return isReadyBinding(context, namespace, bindingId) && known === undefined ? 'same' : 'new';
  }
  const same = known.instanceId === instanceId && known.serviceId === serviceId && known.planId === planId;
  return same ? 'same' : 'different';
}

/** Whether something is bound under that id. */
export function isBound(context: BrokerContext, namespace: string, bindingId: string): boolean {
  const known = context.bindings.get(namespace, bindingId);
  return known === undefined
    ? context.sources.bindingIds.find(namespace, bindingId).length > 0
    : known !== 'unbound';
}

function isReadyBinding({ sources }: BrokerContext, namespace: string, bindingId: string): boolean {
  return sources.bindingIds
    .find(namespace, bindingId)
    .some((binding) => isConditionTrue(binding.status?.conditions, 'Ready'));
}
