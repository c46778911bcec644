import { isDeepStrictEqual } from 'node:util';
import { formatTime } from '#lib/domain/kubernetes/conditions.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition, KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Informer } from '#lib/k8s/informer.ts';
import { type Controller, createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import { claimBySelector } from './claim-by-selector.ts';
import { controllerOf } from './controller-reference.ts';
import { decideReplicaSet } from './decide-replica-set.ts';
import { podOfTemplate } from './pod-of-template.ts';
import type { RecordEvent } from './record-event.ts';
import { unlessGone } from './unless-gone.ts';
import type { Pod, ReplicaSet } from './workload-types.ts';

export interface ReplicaSetControllerOptions {
  kube: KubeClient;
  log: Logger;
  replicaSets: Informer<ReplicaSet>;
  pods: Informer<Pod>;
  record: RecordEvent;
}

const component = 'replicaset-controller';

/** Keeps the wanted number of pods for each ReplicaSet and reports how many of them are ready. */
export function createReplicaSetController(options: ReplicaSetControllerOptions): Controller {
  const { kube, log, replicaSets, pods, record } = options;

  async function createPods(set: ReplicaSet, count: number): Promise<void> {
    for (let made = 0; made < count; made++) {
      const pod = await kube.create<KubeObject>(
        kinds.pods,
        podOfTemplate(set, set.spec.template, { name: `${set.metadata.name}-` }),
      );
      const message = `Created pod: ${pod.metadata.name}`;
      record({ about: set, reason: 'SuccessfulCreate', message, component });
    }
  }

  async function removePods(set: ReplicaSet, surplus: readonly Pod[]): Promise<void> {
    for (const { metadata } of surplus) {
      const preconditions = metadata.uid === undefined ? {} : { uid: metadata.uid };
      await kube.delete(kinds.pods, metadata.name, metadata.namespace, { preconditions });
      const message = `Deleted pod: ${metadata.name}`;
      record({ about: set, reason: 'SuccessfulDelete', message, component });
    }
  }

  async function reconcile(key: string): Promise<{ requeueAfterMs?: number } | undefined> {
    const known = replicaSets.get(key);
    if (known === undefined) {
      return undefined;
    }
    // what the informer shows may be older than our own last write: read anew before counting
    const set = await kube.find<ReplicaSet>(kinds.replicasets, known.metadata.name, known.metadata.namespace);
    if (set === undefined) {
      return undefined;
    }
    const owned = await claimBySelector<Pod>({
      kube,
      kind: kinds.pods,
      owner: set,
      selector: set.spec.selector,
    });
    const plan = decideReplicaSet(set, owned, Date.now());
    let status = plan.status;
    let failure: unknown;
    try {
      await removePods(set, plan.remove);
      await createPods(set, plan.create);
    } catch (error) {
      failure = error;
      status = { ...status, conditions: [failedCondition(set, plan.create > 0, error)] };
    }
    if (!isDeepStrictEqual(status, set.status)) {
      await kube.replaceStatus(kinds.replicasets, { ...set, status });
    }
    if (failure !== undefined && !isMooringError(failure, 'FORBIDDEN')) {
      throw failure;
    }
    return plan.availableInMs === undefined ? undefined : { requeueAfterMs: plan.availableInMs };
  }

  return createController({
    name: component,
    log,
    sources: [{ informer: replicaSets }, { informer: pods, keysOf: replicaSetsOf }],
    reconcile: (key) => unlessGone(() => reconcile(key)),
  });

  function replicaSetsOf(pod: KubeObject): string[] {
    const { namespace = '' } = pod.metadata;
    const owner = controllerOf(pod);
    if (owner !== undefined) {
      return owner.kind === 'ReplicaSet' ? [`${namespace}/${owner.name}`] : [];
    }
    // an orphan may be one to adopt
    return replicaSets.list(namespace).map(({ metadata }) => `${namespace}/${metadata.name}`);
  }
}

function failedCondition(set: ReplicaSet, creating: boolean, error: unknown): Condition {
  const reason = creating ? 'FailedCreate' : 'FailedDelete';
  const message = errorText(error);
  const before = set.status?.conditions?.find(({ type }) => type === 'ReplicaFailure');
  if (before?.reason === reason && before.message === message) {
    return before;
  }
  const lastTransitionTime = formatTime(new Date());
  return { type: 'ReplicaFailure', status: 'True', lastTransitionTime, reason, message };
}
