import { targetOfObject } from '../binding/unbind-target.ts';
import { refusalCondition, type ServiceInstance } from '../catalog/service-instance.ts';
import { findCondition } from '../kubernetes/conditions.ts';
import { describeRefusal, leavingHealth } from './leaving-health.ts';
import { bad, busy, describeCondition, following, type NodeHealth, ok } from './node-health.ts';
import type { Remedy } from './remedy.ts';

const badReason = /Error|Nonexistent|Failed|Deleted|Invalid/;
/** Why an instance is not asked for at all. */
const ownReason = /^(References|Error(?!Calling))/;

export function instanceHealth(instance: ServiceInstance): NodeHealth {
  const again: Remedy = { action: 'create-again', target: targetOfObject('serviceinstances', instance) };
  const ready = findCondition(instance.status?.conditions, 'Ready');
  const failure = findCondition(instance.status?.conditions, 'Failed');
  const refusal = findCondition(instance.status?.conditions, refusalCondition);
  if (instance.metadata.deletionTimestamp !== undefined) {
    const isAsked = instance.status?.currentOperation === 'Deprovision';
    return leavingHealth(ready?.status === 'Unknown' ? (refusal ?? ready) : isAsked ? refusal : undefined);
  }
  if (failure?.status === 'True') {
    return bad('Failed', {
      cause: 'The broker refused to provision the instance; it will not try again.',
      evidence:
        refusal !== undefined && failure.reason === 'ErrorReconciliationRetryTimeout'
          ? describeRefusal(refusal)
          : describeCondition(failure),
      fix: 'Correct what the message names, then delete the instance and create it again.',
      remedy: again,
    });
  }
  if (ready === undefined) {
    return busy('Pending');
  }
  if (ready.status === 'True') {
    return ok('Ready');
  }
  if (refusal !== undefined && !ownReason.test(ready.reason ?? '')) {
    return bad('Failed', {
      cause: 'The broker refuses to provision the instance; the catalog keeps trying.',
      evidence: describeRefusal(refusal),
      fix: 'Correct what the broker names, or check the broker itself: the next attempt follows by itself.',
    });
  }
  const orphan = findCondition(instance.status?.conditions, 'OrphanMitigation');
  if (orphan?.status === 'True') {
    return bad('Failed', {
      cause: 'Provisioning failed; what the broker may have made is taken back before the next attempt.',
      evidence: describeCondition(orphan),
      fix: 'Check the service broker of this namespace and the message above.',
    });
  }
  const reason = ready.reason ?? '';
  if (reason.startsWith('References')) {
    return following(
      bad('Failed', {
        cause: 'What the instance refers to does not exist in this namespace.',
        evidence: describeCondition(ready),
        fix: 'Allow the service in this namespace, or correct the class and plan in the YAML of the instance.',
      }),
    );
  }
  if (badReason.test(reason)) {
    return bad('Failed', {
      cause: 'Provisioning does not succeed; the catalog keeps trying.',
      evidence: describeCondition(ready),
      fix: 'Check the service broker of this namespace and the message above.',
    });
  }
  return busy(/Deprovision/.test(reason) ? 'Deprovisioning' : 'Provisioning', {
    cause: 'The broker is still at work.',
    evidence: describeCondition(ready),
    fix: 'Nothing to do yet.',
  });
}
