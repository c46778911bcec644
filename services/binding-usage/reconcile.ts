import {
  livenessUsageName,
  type ServiceBindingUsage,
  usageFinalizer,
} from '#lib/domain/binding/service-binding-usage.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { applyUsage, isApplied, revertUsage } from './apply.ts';
import { bindingMissing, bindingOf, findTarget, injectionOf, keysOf, requireReady } from './gather.ts';
import type { Injection } from './inject.ts';
import { needsKeys } from './places.ts';
import { appliedTarget, isNamedBy, isSameTarget, kindOfTarget, type Target } from './target.ts';
import { readTraces } from './traces.ts';
import type { UsageContext } from './usage-context.ts';
import { UsageError, withReason } from './usage-error.ts';
import { addOwner, dropForeignOwner, isRecorded, noteTarget, releaseUsage } from './usage-record.ts';
import { isSaid, type UsageState, writeState } from './usage-state.ts';

/**
 * Brings one usage to its wanted state (binding contract 3.2) and says how that went in its conditions.
 * @throws what went wrong, to be tried again.
 */
export async function reconcileUsage(context: UsageContext, key: string): Promise<undefined> {
  const { sources, attempts } = context;
  const usage = sources.usages.get(key);
  if (usage === undefined || usage.metadata.name === livenessUsageName) {
    forget(context, key);
    return;
  }
  try {
    if (usage.metadata.deletionTimestamp !== undefined) {
      await takeBack(context, usage);
      return;
    }
    const collisions = await putIn(context, key, usage);
    attempts.delete(key);
    await say(context, key, usage, { status: 'True', reason: '', message: '', collisions });
  } catch (error) {
    if (error instanceof UsageError) {
      const count = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, count);
      const message = `Process error during ${count} attempt; ${error.message}`;
      await say(context, key, usage, { status: 'False', reason: error.reason, message });
    }
    throw error;
  }
}

async function say(
  { kube, said, now }: UsageContext,
  key: string,
  usage: ServiceBindingUsage,
  state: UsageState,
): Promise<void> {
  const text = JSON.stringify(state);
  if ((said.get(key) ?? text) !== text || !isSaid(usage, state)) {
    await writeState(kube, usage, state, now());
  }
  said.set(key, text);
}

function forget({ attempts, said, guard, collisions }: UsageContext, key: string): void {
  attempts.delete(key);
  said.delete(key);
  guard.forget(key);
  collisions.forget(key);
}

/** @returns what collides in the workload, '' for nothing. */
async function putIn(context: UsageContext, key: string, usage: ServiceBindingUsage): Promise<string> {
  const { kube, sources, finder } = context;
  const binding = bindingOf(sources, usage);
  if (binding === undefined) {
    await dropForeignOwner(kube, usage);
    throw bindingMissing(usage);
  }
  await withReason('AddOwnerReferenceError', 'while adding the owner reference', () =>
    addOwner(kube, usage, binding),
  );
  requireReady(binding);
  const before = appliedTarget(usage);
  if (before !== undefined && !isNamedBy(usage, before)) {
    await leave(context, usage, before);
  }
  const unplaced = injectionOf(sources, usage, binding);
  const target = await findTarget(sources, finder, usage);
  sources.workloads.watch(kindOfTarget(target));
  if (before !== undefined && !isSameTarget(before, target)) {
    await leave(context, usage, before);
  }
  const place = `${target.usageKind} "${target.name}" in namespace "${usage.metadata.namespace}"`;
  return withReason('EnsureLabelsAppliedError', `while applying labels on ${place}`, () =>
    applyWatched(context, key, { usage, binding, target, unplaced }),
  );
}

interface Plan {
  usage: ServiceBindingUsage;
  binding: CatalogBinding;
  target: Target;
  unplaced: Omit<Injection, 'labelsPath'>;
}

/** Writes the workload only where its copy lacks something: a workload changes often while it rolls. */
async function applyWatched(context: UsageContext, key: string, plan: Plan): Promise<string> {
  const { kube, sources, guard, collisions } = context;
  const { usage, binding, target, unplaced } = plan;
  const { namespace } = usage.metadata;
  const kind = kindOfTarget(target);
  const copy =
    sources.workloads.get(kind, target.name, namespace) ??
    (await kube.find<KubeObject>(kind, target.name, namespace));
  let keys: string[] = [];
  if (copy !== undefined && needsKeys(copy, target.labelsPath)) {
    sources.secrets.watch(kinds.secrets);
    keys = await keysOf(kube, 'secrets', unplaced.secretName, namespace);
  }
  const injection: Injection = { ...unplaced, labelsPath: target.labelsPath, keys };
  if (copy !== undefined && isRecorded(usage, binding, target) && isApplied(copy, target, injection)) {
    return collisions.reportOn(key, copy, injection);
  }
  // once it waits its status says so, and no longer that it was in the workload
  const seemsLost = copy !== undefined && (wasTakenOut(copy, usage) || guard.isWaiting(key));
  if (seemsLost && (await isLost(kube, usage, target)) && !guard.mayRestore(key)) {
    throw new UsageError(
      'EnsureLabelsAppliedError',
      `something else keeps taking the variables out of the ${target.resource.kind} "${target.name}"; they are put back at most five times a minute: stop the tool that overwrites it, or add the variables to what it writes`,
    );
  }
  if (!(await noteTarget(kube, usage, target))) {
    return '';
  }
  const stored = await applyUsage(context, namespace, target, injection);
  return collisions.reportOn(key, stored, injection);
}

/** Whether the workload as it is stored lacks the usage: a copy may be older than what was put into it. */
async function isLost(
  kube: UsageContext['kube'],
  { metadata }: ServiceBindingUsage,
  target: Target,
): Promise<boolean> {
  const stored = await kube.find<KubeObject>(kindOfTarget(target), target.name, metadata.namespace);
  return stored !== undefined && readTraces(stored)[metadata.name] === undefined;
}

/** Whether the usage said that it was in the workload, and its trace there is gone or broken. */
function wasTakenOut(workload: KubeObject, usage: ServiceBindingUsage): boolean {
  const isReady =
    usage.status?.conditions?.some((it) => it.type === 'Ready' && it.status === 'True') ?? false;
  return isReady && readTraces(workload)[usage.metadata.name] === undefined;
}

async function leave(context: UsageContext, usage: ServiceBindingUsage, former: Target): Promise<void> {
  const { namespace, name } = usage.metadata;
  await withReason('EnsureLabelsDeletedError', `while releasing ${former.usageKind} "${former.name}"`, () =>
    revertUsage(context, namespace, former, name),
  );
}

async function takeBack(context: UsageContext, usage: ServiceBindingUsage): Promise<void> {
  if (!usage.metadata.finalizers?.includes(usageFinalizer)) {
    return;
  }
  const { name, namespace } = usage.metadata;
  // the copy may be older than the note
  const stored = await context.kube.find<ServiceBindingUsage>(kinds.servicebindingusages, name, namespace);
  const target = stored === undefined ? undefined : appliedTarget(stored);
  if (target !== undefined) {
    await leave(context, usage, target);
  }
  await releaseUsage(context.kube, usage);
}
