import { collisionsOfUsage, type ServiceBindingUsage } from '../binding/service-binding-usage.ts';
import { targetOfObject } from '../binding/unbind-target.ts';
import { type ServiceBinding, secretNameOfServiceBinding } from '../catalog/catalog-binding.ts';
import { findCondition } from '../kubernetes/conditions.ts';
import { leavingHealth } from './leaving-health.ts';
import { bad, busy, describeCondition, following, type NodeHealth, ok, type Problem } from './node-health.ts';
import type { Remedy } from './remedy.ts';

const badReason = /Error|Nonexistent|Failed|Deleted|Invalid/;
/** A binding waits for its instance, or does not find it. */
const followsInstance = /ErrorInstanceNotReady|ErrorInstanceRefsUnresolved|ReferencesNonexistentInstance/;
/** A usage waits for its binding, or does not find it. */
const followsBinding = /ServiceBinding(GetError|NotReadyError|AsyncOperationInProgressError)/;
const transientReason = /ErrorInstanceNotReady|ErrorAsyncOperationInProgress|ErrorInstanceRefsUnresolved/;

/** @param secretExists undefined where Secrets cannot be seen. */
export function bindingHealth(binding: ServiceBinding, secretExists: boolean | undefined): NodeHealth {
  const secretName = secretNameOfServiceBinding(binding);
  const again: Remedy = { action: 'create-again', target: targetOfObject('servicebindings', binding) };
  const ready = findCondition(binding.status?.conditions, 'Ready');
  const failure = findCondition(binding.status?.conditions, 'Failed');
  if (binding.metadata.deletionTimestamp !== undefined) {
    return leavingHealth(ready?.status === 'Unknown' ? ready : undefined);
  }
  if (failure?.status === 'True') {
    return bad('Failed', {
      cause: 'The broker refused the binding; it will not try again.',
      evidence: describeCondition(failure),
      fix: 'Correct what the message names, then delete the binding and bind again.',
      remedy: again,
    });
  }
  if (ready?.status === 'True') {
    return secretExists === false
      ? bad('Secret missing', {
          cause: 'The Secret with the credentials is gone.',
          evidence: `Secret ${secretName} is not in ${binding.metadata.namespace ?? ''}, although the binding is Ready.`,
          fix: 'Delete the binding and bind again; pods cannot start without the Secret.',
          remedy: again,
        })
      : ok('Ready');
  }
  if (ready === undefined || ready.reason === undefined) {
    return busy('Pending');
  }
  const problem = {
    cause: 'The credentials are not there yet.',
    evidence: describeCondition(ready),
    fix: 'Look at the instance before it in the chain: a binding waits for it.',
  };
  const health =
    badReason.test(ready.reason) && !transientReason.test(ready.reason)
      ? bad('Failed', { ...problem, cause: 'The binding does not succeed.' })
      : busy('Waiting', problem);
  return followsInstance.test(ready.reason) ? following(health) : health;
}

const usageFixes: Record<string, string> = {
  ServiceBindingGetError: 'Create the ServiceBinding that the usage names, or unbind.',
  ServiceBindingNotReadyError: 'Look at the binding before it in the chain: the usage waits for it.',
  ServiceBindingAsyncOperationInProgressError: 'Wait until the operation on the binding has ended.',
  EnsureLabelsAppliedError:
    'Check that the workload exists and that spec.usedBy.kind names a UsageKind, in lower case: deployment.',
  ApplyLabelsConflictError: 'Two sources want the same label: unbind one of them.',
};

export function usageHealth(usage: ServiceBindingUsage): NodeHealth {
  if (usage.metadata.deletionTimestamp !== undefined) {
    return busy('Deleting');
  }
  const ready = findCondition(usage.status?.conditions, 'Ready');
  if (ready === undefined) {
    return busy('Pending');
  }
  if (ready.status === 'True') {
    const collisions = collisionsOfUsage(usage);
    return collisions === undefined
      ? ok('Injected')
      : {
          status: 'warn',
          word: 'Collides',
          problem: {
            cause: 'A variable of this usage has the name of another one in the same container.',
            evidence: collisions,
            fix: 'Unbind and bind again with a prefix, or rename the other variable.',
          },
        };
  }
  const reason = ready.reason ?? '';
  const remedy = remedyOfUsage(usage, reason);
  const problem: Problem = {
    cause: 'The variables are not in the workload.',
    evidence: describeCondition(ready),
    fix: usageFixes[reason] ?? 'Correct what the message names; the controller tries again by itself.',
    ...(remedy === undefined ? {} : { remedy }),
  };
  const health =
    reason === 'ServiceBindingNotReadyError' || reason === 'ServiceBindingAsyncOperationInProgressError'
      ? busy('Waiting', problem)
      : bad('Failed', problem);
  return followsBinding.test(reason) ? following(health) : health;
}

/** `Deployment` for `deployment` is the usual slip: UsageKinds are named in lower case (binding contract 3.1). */
function remedyOfUsage(usage: ServiceBindingUsage, reason: string): Remedy | undefined {
  const { name, namespace = '' } = usage.metadata;
  const { kind } = usage.spec.usedBy;
  if (kind !== kind.toLowerCase()) {
    return { action: 'correct-usage-kind', namespace, name, kind: kind.toLowerCase() };
  }
  return reason === 'ServiceBindingGetError' || reason === 'ApplyLabelsConflictError'
    ? { action: 'unbind', target: targetOfObject('servicebindingusages', usage) }
    : undefined;
}
