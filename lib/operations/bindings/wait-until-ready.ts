import type { ObjectName } from '#lib/domain/binding/bind-progress.ts';
import type { BindingPlan, BindRequest } from '#lib/domain/binding/binding-plan-shape.ts';
import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { WorkloadBinding } from '#lib/domain/binding/workload-binding.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { bindingHealth, usageHealth } from '#lib/domain/health/binding-health.ts';
import { instanceHealth } from '#lib/domain/health/instance-health.ts';
import type { NodeHealth } from '#lib/domain/health/node-health.ts';
import { workloadBindingHealth } from '#lib/domain/health/workload-binding-health.ts';
import { daemonSetHealth, statefulSetHealth } from '#lib/domain/health/workload-health.ts';
import { type BindableUsageKind, kindOfUsageKind } from '#lib/domain/kubernetes/bindable-kinds.ts';
import { isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import { type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition, KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import {
  type DaemonSet,
  type Deployment,
  isDeploymentRolledOut,
  type StatefulSet,
} from '#lib/domain/kubernetes/workload.ts';
import { message, type Sentence } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { waitForObject } from './wait-for-object.ts';

interface Conditioned extends KubeObject {
  status?: { conditions?: Condition[] };
}

/** Which objects of a plan become ready, and what is to be said of them until then. */
const healthOf: Partial<Record<KindName, (object: Conditioned) => NodeHealth>> = {
  serviceinstances: (object) => instanceHealth(object as ServiceInstance),
  servicebindings: (object) => bindingHealth(object as CatalogBinding, undefined),
  servicebindingusages: (object) => usageHealth(object as ServiceBindingUsage),
  workloadbindings: (object) => workloadBindingHealth(object as WorkloadBinding),
};

/**
 * Waits for all that becomes ready, in the order of the plan, until the condition Ready of each is True. What is ready may still
 * have something to say, a collision of variables for instance: that is a warning and nothing to wait for.
 * @throws MooringError UPSTREAM where one has failed for good, CONFLICT where one is removed meanwhile; the signal's reason.
 */
export async function waitUntilReady(
  kube: KubeClient,
  plan: BindingPlan,
  signal: AbortSignal,
  onReady: (name: ObjectName, warning: Sentence | undefined) => void,
): Promise<void> {
  for (const { kind, object: planned } of plan.objects) {
    const health = healthOf[kind];
    if (health === undefined) {
      continue;
    }
    const { name } = planned.metadata;
    let last: NodeHealth | undefined;
    const isReady = (object: Conditioned | undefined) => {
      if (object === undefined || object.metadata.deletionTimestamp !== undefined) {
        throw new MooringError(
          'CONFLICT',
          message('errors.objectRemovedMeanwhile', { kind: kinds[kind].kind, name }),
        );
      }
      last = health(object);
      if (isConditionTrue(object.status?.conditions, 'Failed')) {
        throw new MooringError(
          'UPSTREAM',
          message('errors.objectFailed', {
            kind: kinds[kind].kind,
            name,
            evidence: last.problem?.evidence ?? '',
          }),
          {
            ...(last.problem === undefined ? {} : { hint: last.problem.fix }),
          },
        );
      }
      return isConditionTrue(object.status?.conditions, 'Ready');
    };
    const target = { name, namespace: plan.request.namespace };
    await waitForObject(kube, kinds[kind], target, isReady, signal).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'TimeoutError' && last?.problem !== undefined) {
        const { cause, evidence, fix } = last.problem;
        throw new MooringError(
          'TIMEOUT',
          message('errors.objectNotReadyInTime', { kind: kinds[kind].kind, name, cause, evidence }),
          {
            hint: fix,
          },
        );
      }
      throw error;
    });
    onReady({ kind, name }, last?.problem?.evidence);
  }
}

const isUpOrOff = ({ status }: NodeHealth) => status === 'ok' || status === 'off';

const isRolledOut: Record<Exclude<BindableUsageKind, 'cronjob'>, (workload: KubeObject) => boolean> = {
  deployment: (workload) => isDeploymentRolledOut(workload as Deployment),
  statefulset: (workload) => isUpOrOff(statefulSetHealth(workload as StatefulSet)),
  daemonset: (workload) => isUpOrOff(daemonSetHealth(workload as DaemonSet)),
};

/**
 * Whether the workload's new pods are up before `timeoutMs` is over. A slow rollout is no failure of the binding; a CronJob
 * has none, its next Job has the variables.
 */
export async function waitForRollout(
  kube: KubeClient,
  { namespace, workload, workloadKind = 'deployment' }: BindRequest,
  cancel: AbortSignal | undefined,
  timeoutMs: number,
): Promise<boolean> {
  const deadline = AbortSignal.timeout(timeoutMs);
  const signal = cancel === undefined ? deadline : AbortSignal.any([cancel, deadline]);
  const target = { name: workload, namespace };
  if (workloadKind === 'cronjob') {
    return true;
  }
  const isUp = (found: KubeObject | undefined) => found === undefined || isRolledOut[workloadKind](found);
  try {
    return (await waitForObject(kube, kindOfUsageKind(workloadKind), target, isUp, signal)) !== undefined;
  } catch {
    return false;
  }
}
