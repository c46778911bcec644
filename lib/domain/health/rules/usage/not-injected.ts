import type { ServiceBindingUsage } from '../../../binding/service-binding-usage.ts';
import { targetOfObject } from '../../../binding/unbind-target.ts';
import type { Condition } from '../../../kubernetes/kube-object.ts';
import { type Message, message } from '../../../texts/message.ts';
import { describeCondition, type Problem } from '../../node-health.ts';
import type { Remedy } from '../../remedy.ts';

/** A usage whose condition Ready is not True. */
export function notInjected(
  usage: ServiceBindingUsage,
  ready: Condition,
  { fix, remedy }: { fix: Message; remedy?: Remedy },
): Problem {
  const first = correctKind(usage) ?? remedy;
  return {
    cause: message('health.usageNotInjected'),
    evidence: describeCondition(ready),
    fix,
    ...(first === undefined ? {} : { remedy: first }),
  };
}

/** `Deployment` for `deployment` is the usual slip: UsageKinds are named in lower case (binding contract 3.1). */
export function correctKind({ metadata, spec }: ServiceBindingUsage): Remedy | undefined {
  const { name, namespace = '' } = metadata;
  const kind = spec.usedBy.kind.toLowerCase();
  return kind === spec.usedBy.kind ? undefined : { action: 'correct-usage-kind', namespace, name, kind };
}

export function unbindUsage(usage: ServiceBindingUsage): Remedy {
  return { action: 'unbind', target: targetOfObject('servicebindingusages', usage) };
}
