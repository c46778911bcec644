import type { ObjectName } from '#lib/domain/binding/bind-progress.ts';
import { type ServiceBindingUsage, tracingAnnotation } from '#lib/domain/binding/service-binding-usage.ts';
import type { UnbindRequest } from '#lib/domain/binding/unbind-request.ts';
import { type BoundWorkload, planUnbinding, type UnbindPlan } from '#lib/domain/binding/unbinding-plan.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { bindableUsageKinds, isBindable, kindOfUsageKind } from '#lib/domain/kubernetes/bindable-kinds.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Pod } from '#lib/domain/kubernetes/workload.ts';
import { message } from '#lib/domain/texts/message.ts';
import { isMooringError, MooringError, saidBy } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createKindFinder } from '#lib/k8s/find-kind.ts';
import type { OperationContext } from '../context.ts';
import { listWorkloadBindings } from './list-workload-bindings.ts';
import { waitForObject } from './wait-for-object.ts';

const unbindTimeoutMs = 60_000;

export interface UnbindResult {
  removed: ObjectName[];
  kept: ObjectName[];
}

/** What unbinding would remove and who loses what. Writes nothing. */
export async function planUnbind({ kube }: OperationContext, input: UnbindRequest): Promise<UnbindPlan> {
  const { namespace } = input;
  const [instances, bindings, usages, workloadBindings, pods, secrets] = await Promise.all([
    kube.list<ServiceInstance>(kinds.serviceinstances, { namespace }),
    kube.list<CatalogBinding>(kinds.servicebindings, { namespace }),
    kube.list<ServiceBindingUsage>(kinds.servicebindingusages, { namespace }),
    listWorkloadBindings(kube, namespace),
    kube.list<Pod>(kinds.pods, { namespace }),
    kube.list<KubeObject & { data?: Record<string, string> }>(kinds.secrets, { namespace }),
  ]);
  return planUnbinding(input, {
    instances: instances.items,
    bindings: bindings.items,
    usages: usages.items,
    workloadBindings,
    workloads: await boundWorkloads(kube, namespace, usages.items),
    pods: pods.items,
    secretKeys: new Map(secrets.items.map(({ metadata, data }) => [metadata.name, Object.keys(data ?? {})])),
  });
}

/** The workloads of the kinds that the usages name. */
async function boundWorkloads(
  kube: KubeClient,
  namespace: string,
  usages: readonly ServiceBindingUsage[],
): Promise<BoundWorkload[]> {
  const named = new Set(usages.map(({ spec }) => spec.usedBy.kind));
  const finder = createKindFinder(kube);
  const lists = await Promise.all(
    bindableUsageKinds
      .filter((usageKind) => named.has(usageKind))
      .map(async (usageKind) => {
        const kind = await finder.find(kindOfUsageKind(usageKind));
        const { items } = await kube.list<KubeObject>(kind, { namespace });
        return items.map((object) => ({ usageKind, object }));
      }),
  );
  return lists.flat();
}

/**
 * Removes usages, then bindings, then instances that nothing else needs; each is waited for, so that at the end the
 * workload is as it was before it was bound. Unbinding what is gone already is no error.
 * @throws MooringError TIMEOUT naming what remains.
 */
export async function unbind(context: OperationContext, input: UnbindRequest): Promise<UnbindResult> {
  const { kube } = context;
  const plan = await planUnbind(context, input);
  const signal = AbortSignal.timeout(unbindTimeoutMs);
  const removed: ObjectName[] = [];
  for (const { kind, name } of plan.steps.filter(({ action }) => action === 'delete')) {
    try {
      await kube.delete(kinds[kind], name, input.namespace, { propagationPolicy: 'Background' });
      const isGone = (object: KubeObject | undefined) => object === undefined;
      await waitForObject(kube, kinds[kind], { name, namespace: input.namespace }, isGone, signal);
      if (kind === 'servicebindingusages') {
        await waitUntilRestored(kube, plan, { usage: name, namespace: input.namespace }, signal);
      }
      removed.push({ kind, name });
    } catch (error) {
      throw unbindError(error, { kind, name }, removed);
    }
  }
  const kept = plan.steps.filter(({ action }) => action === 'keep').map(({ kind, name }) => ({ kind, name }));
  return { removed, kept };
}

/** The controller takes its traces off the workload when a usage goes; without its finalizer that may come after. */
async function waitUntilRestored(
  kube: KubeClient,
  plan: UnbindPlan,
  { usage, namespace }: { usage: string; namespace: string },
  signal: AbortSignal,
): Promise<void> {
  const isRestored = (found: KubeObject | undefined) =>
    !(found?.metadata.annotations?.[tracingAnnotation] ?? '').includes(`"${usage}"`);
  const finder = createKindFinder(kube);
  for (const { usageKind, workload } of plan.losses) {
    if (isBindable(usageKind)) {
      const kind = await finder.find(kindOfUsageKind(usageKind));
      await waitForObject(kube, kind, { name: workload, namespace }, isRestored, signal);
    }
  }
}

function unbindError(error: unknown, failed: ObjectName, removed: ObjectName[]): unknown {
  const what = `${kinds[failed.kind].kind} ${failed.name}`;
  const details = { removed, failed };
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return new MooringError('TIMEOUT', message('errors.notGone', { what, seconds: unbindTimeoutMs / 1000 }), {
      hint: message('errors.deletionGoesOn'),
      details,
    });
  }
  if (isMooringError(error)) {
    return new MooringError(error.code, message('errors.notRemoved', { what, reason: saidBy(error) }), {
      cause: error,
      details,
    });
  }
  return error;
}
