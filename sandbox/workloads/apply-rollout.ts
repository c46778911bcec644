import { isDeepStrictEqual } from 'node:util';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createUnlessThere } from '#lib/k8s/create-unless-there.ts';
import { isControlledBy } from './controller-reference.ts';
import type { RolloutPlan } from './decide-rollout.ts';
import { sameTemplate } from './pod-template-hash.ts';
import { revisionAnnotation } from './revisions.ts';
import type { Deployment, ReplicaSet } from './workload-types.ts';

/** Writes the ReplicaSets of a rollout. False where the new ReplicaSet's name is taken by another template: the next pass takes another name. */
export async function applyRollout(
  kube: KubeClient,
  deployment: Deployment,
  plan: RolloutPlan,
): Promise<boolean> {
  const { namespace } = deployment.metadata;
  for (const set of plan.updates) {
    await kube.replace(kinds.replicasets, set);
  }
  if (plan.create !== undefined && !(await createSet(kube, deployment, plan.create))) {
    return false;
  }
  for (const name of plan.deletes) {
    await kube.delete(kinds.replicasets, name, namespace);
  }
  return true;
}

async function createSet(kube: KubeClient, deployment: Deployment, set: ReplicaSet): Promise<boolean> {
  if ((await createUnlessThere(kube, kinds.replicasets, set)) !== undefined) {
    return true;
  }
  const { name, namespace } = set.metadata;
  const taken = await kube.find<ReplicaSet>(kinds.replicasets, name, namespace);
  if (taken !== undefined && !isSameSet(taken, deployment)) {
    const collisionCount = (deployment.status?.collisionCount ?? 0) + 1;
    await kube.replaceStatus(kinds.deployments, {
      ...deployment,
      status: { ...deployment.status, collisionCount },
    });
  }
  return false;
}

/** Writes how far a rollout is, and its revision, to the Deployment where they differ. */
export async function writeRolloutStatus(
  kube: KubeClient,
  deployment: Deployment,
  plan: RolloutPlan,
): Promise<void> {
  const { name, namespace, annotations } = deployment.metadata;
  let current = deployment;
  if (plan.revision !== undefined && annotations?.[revisionAnnotation] !== plan.revision) {
    current = await kube.patch<Deployment>(kinds.deployments, { name, namespace }, 'merge', {
      metadata: { annotations: { [revisionAnnotation]: plan.revision } },
    });
  }
  if (!isDeepStrictEqual(plan.status, deployment.status)) {
    await kube.replaceStatus(kinds.deployments, { ...current, status: plan.status });
  }
}

function isSameSet(set: ReplicaSet, deployment: Deployment): boolean {
  return isControlledBy(set, deployment) && sameTemplate(set.spec.template, deployment.spec.template);
}
