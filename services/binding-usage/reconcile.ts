import { isDeepStrictEqual } from 'node:util';
import { isConditionTrue } from '#lib/domain/conditions.ts';
import { kinds } from '#lib/domain/kinds.ts';
import {
  livenessUsageName,
  type ServiceBindingUsage,
  usageFinalizer,
} from '#lib/domain/service-binding-usage.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { applyUsage, revertUsage } from './apply.ts';
import { planUsage, readyBinding, type UsagePlan } from './gather.ts';
import { inject } from './inject.ts';
import type { Sources } from './sources.ts';
import { appliedTarget, isNamedBy, type Target } from './target.ts';
import { UsageError, withReason } from './usage-error.ts';
import { addOwner, isRecorded, noteTarget, releaseUsage, writeReady } from './usage-record.ts';

/** Brings one usage to its wanted state (binding contract 3.2). */
export async function reconcileUsage(kube: KubeClient, sources: Sources, key: string): Promise<undefined> {
  const cached = sources.usages.get(key);
  if (cached === undefined || cached.metadata.name === livenessUsageName) {
    return;
  }
  if (cached.metadata.deletionTimestamp !== undefined) {
    await takeBack(kube, cached);
    return;
  }
  try {
    await putIn(kube, sources, cached);
    if (!isConditionTrue(cached.status?.conditions, 'Ready')) {
      await writeReady(kube, cached, { status: 'True', reason: '', message: '' }, new Date());
    }
  } catch (error) {
    if (error instanceof UsageError) {
      const { reason, message } = error;
      await writeReady(kube, cached, { status: 'False', reason, message }, new Date());
    }
    throw error;
  }
}

async function putIn(kube: KubeClient, sources: Sources, usage: ServiceBindingUsage): Promise<void> {
  const binding = readyBinding(sources, usage);
  const before = appliedTarget(usage);
  if (before !== undefined && !isNamedBy(usage, before)) {
    await leave(kube, usage, before);
  }
  const plan = planUsage(sources, usage, binding);
  if (isInPlace(sources, usage, plan)) {
    return;
  }
  await withReason('AddOwnerReferenceError', 'while adding the owner reference', () =>
    addOwner(kube, usage, binding),
  );
  if (before !== undefined && !isDeepStrictEqual(before, plan.target)) {
    await leave(kube, usage, before);
  }
  const { namespace } = usage.metadata;
  await withReason(
    'EnsureLabelsAppliedError',
    `while applying labels on ${plan.target.usageKind} "${plan.target.name}" in namespace "${namespace}"`,
    async () => {
      if (await noteTarget(kube, usage, plan.target)) {
        await applyUsage(kube, namespace, plan);
      }
    },
  );
}

/** Whether the copies show nothing left to do: a Deployment changes often while it rolls. */
function isInPlace(sources: Sources, usage: ServiceBindingUsage, plan: UsagePlan): boolean {
  const { target, injection, binding } = plan;
  if (target.resource.group !== kinds.deployments.group || target.resource.kind !== kinds.deployments.kind) {
    return false;
  }
  const deployment = sources.deployments.get(`${usage.metadata.namespace}/${target.name}`);
  return (
    deployment !== undefined &&
    isRecorded(usage, binding, target) &&
    inject(deployment, injection) === deployment
  );
}

async function leave(kube: KubeClient, usage: ServiceBindingUsage, former: Target): Promise<void> {
  const { namespace, name } = usage.metadata;
  await withReason('EnsureLabelsDeletedError', `while releasing ${former.usageKind} "${former.name}"`, () =>
    revertUsage(kube, namespace, former, name),
  );
}

async function takeBack(kube: KubeClient, usage: ServiceBindingUsage): Promise<void> {
  if (!usage.metadata.finalizers?.includes(usageFinalizer)) {
    return;
  }
  const { name, namespace } = usage.metadata;
  // the copy may be older than the note
  const stored = await kube.find<ServiceBindingUsage>(kinds.servicebindingusages, name, namespace);
  const target = stored === undefined ? undefined : appliedTarget(stored);
  if (target !== undefined) {
    await revertUsage(kube, namespace, target, name);
  }
  await releaseUsage(kube, usage);
}
