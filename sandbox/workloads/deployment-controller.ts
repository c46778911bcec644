import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { selectorQuery } from '#lib/domain/kubernetes/label-selector.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Informer } from '#lib/k8s/informer.ts';
import { type Controller, createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import { applyRollout, writeRolloutStatus } from './apply-rollout.ts';
import { claimBySelector } from './claim-by-selector.ts';
import { controllerOf, isControlledBy } from './controller-reference.ts';
import { msToDeadline } from './decide-deployment-status.ts';
import { decideRollout } from './decide-rollout.ts';
import { sameTemplate } from './pod-template-hash.ts';
import type { RecordEvent } from './record-event.ts';
import { unlessGone } from './unless-gone.ts';
import type { Deployment, Pod, ReplicaSet } from './workload-types.ts';

export interface DeploymentControllerOptions {
  kube: KubeClient;
  log: Logger;
  deployments: Informer<Deployment>;
  replicaSets: Informer<ReplicaSet>;
  pods: Informer<Pod>;
  record: RecordEvent;
}

const component = 'deployment-controller';

/** Rolls each Deployment's template out through ReplicaSets and reports how far it is. */
export function createDeploymentController(options: DeploymentControllerOptions): Controller {
  const { kube, log, deployments, replicaSets, pods, record } = options;

  async function reconcile(key: string): Promise<{ requeueAfterMs?: number } | undefined> {
    const known = deployments.get(key);
    if (known === undefined) {
      return undefined;
    }
    const { name, namespace } = known.metadata;
    const deployment = await kube.find<Deployment>(kinds.deployments, name, namespace);
    if (deployment === undefined) {
      return undefined;
    }
    const owned = await claimBySelector<ReplicaSet>({
      kube,
      kind: kinds.replicasets,
      owner: deployment,
      selector: deployment.spec.selector,
    });
    const oldPodCount = await countOldPods(kube, deployment, owned);
    const plan = decideRollout({ deployment, replicaSets: owned, oldPodCount, nowMs: Date.now() });
    const created = await applyRollout(kube, deployment, plan);
    if (created) {
      await writeRolloutStatus(kube, deployment, plan);
      for (const message of plan.messages) {
        record({ about: deployment, reason: 'ScalingReplicaSet', message, component });
      }
    }
    const deadlineMs = msToDeadline(deployment, plan.status, Date.now());
    return deadlineMs === undefined ? undefined : { requeueAfterMs: deadlineMs };
  }

  function deploymentsOf(set: KubeObject): string[] {
    const { namespace = '' } = set.metadata;
    const owner = controllerOf(set);
    if (owner !== undefined) {
      return owner.kind === 'Deployment' ? [`${namespace}/${owner.name}`] : [];
    }
    return deployments.list(namespace).map(({ metadata }) => `${namespace}/${metadata.name}`);
  }

  /** Strategy Recreate waits until the last old pod is gone. */
  function deploymentsOfPod(pod: KubeObject): string[] {
    const { namespace = '' } = pod.metadata;
    const owner = controllerOf(pod);
    const set = owner?.kind === 'ReplicaSet' ? replicaSets.get(`${namespace}/${owner.name}`) : undefined;
    const keys = set === undefined ? [] : deploymentsOf(set);
    return keys.filter((key) => deployments.get(key)?.spec.strategy?.type === 'Recreate');
  }

  return createController({
    name: component,
    log,
    sources: [
      { informer: deployments },
      { informer: replicaSets, keysOf: deploymentsOf },
      { informer: pods, keysOf: deploymentsOfPod },
    ],
    reconcile: (key) => unlessGone(() => reconcile(key)),
  });
}

async function countOldPods(
  kube: KubeClient,
  deployment: Deployment,
  sets: readonly ReplicaSet[],
): Promise<number> {
  if (deployment.spec.strategy?.type !== 'Recreate') {
    return 0;
  }
  const { namespace } = deployment.metadata;
  const labelSelector = selectorQuery(deployment.spec.selector);
  const { items } = await kube.list<Pod>(kinds.pods, { namespace, labelSelector });
  const olds = sets.filter((set) => !sameTemplate(set.spec.template, deployment.spec.template));
  return items.filter(
    (pod) =>
      pod.status?.phase !== 'Succeeded' &&
      pod.status?.phase !== 'Failed' &&
      olds.some((set) => isControlledBy(pod, set)),
  ).length;
}
