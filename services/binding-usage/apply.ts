import { isDeepStrictEqual } from 'node:util';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { resourceWithGroup } from '#lib/domain/kubernetes/resource-with-group.ts';
import { MooringError } from '#lib/errors.ts';
import { updateObject } from '#lib/k8s/update.ts';
import { envFromOf } from './env-entries.ts';
import { type Injection, inject, remove } from './inject.ts';
import { placesOf } from './places.ts';
import { kindOfTarget, servedKindOf, type Target } from './target.ts';
import { readTraces } from './traces.ts';
import type { UsageContext } from './usage-context.ts';

/**
 * Puts a usage into its workload; nothing is written when it is there already.
 * @returns the workload as stored.
 * @throws MooringError NOT_FOUND where there is no such workload, UNPROCESSABLE where it takes no variables.
 */
export async function applyUsage(
  { kube }: UsageContext,
  namespace: string | undefined,
  target: Target,
  injection: Injection,
): Promise<KubeObject> {
  const { kind, plural, group } = target.resource;
  const stored = await updateObject<KubeObject>(
    kube,
    kindOfTarget(target),
    { name: target.name, namespace },
    (workload) => {
      refuseUnbindable(workload, target, injection);
      const changed = isJob(target) ? workload : inject(workload, injection);
      return isDeepStrictEqual(changed, workload) ? undefined : changed;
    },
  );
  if (stored === undefined) {
    throw new MooringError('NOT_FOUND', `${resourceWithGroup({ plural, group })} "${target.name}" not found`);
  }
  if (!isJob(target) && inject(stored, injection) !== stored) {
    throw new MooringError(
      'UNPROCESSABLE',
      `the ${kind} "${target.name}" did not keep what was put beside ${target.labelsPath}: its definition has no list env there; name another labelsPath in the UsageKind "${target.usageKind}"`,
    );
  }
  return stored;
}

/** Whether all of the usage is in this copy of its workload. */
export function isApplied(workload: KubeObject, target: Target, injection: Injection): boolean {
  return isJob(target)
    ? hasVariables(workload, injection)
    : placesOf(workload, target.labelsPath) !== undefined && inject(workload, injection) === workload;
}

/** Takes a usage out of a workload; one that does not exist any more is fine. */
export async function revertUsage(
  { kube, finder }: UsageContext,
  namespace: string | undefined,
  target: Target,
  usageName: string,
): Promise<void> {
  const kind = await servedKindOf(finder, target);
  if (kind === undefined) {
    return;
  }
  await updateObject<KubeObject>(kube, kind, { name: target.name, namespace }, (workload) => {
    const changed = remove(workload, usageName);
    return readTraces(workload)[usageName] === undefined ? undefined : changed;
  });
}

function refuseUnbindable(workload: KubeObject, target: Target, injection: Injection): void {
  const { kind } = target.resource;
  if (placesOf(workload, target.labelsPath) === undefined) {
    throw new MooringError(
      'UNPROCESSABLE',
      `the ${kind} "${target.name}" has no containers beside ${target.labelsPath}`,
    );
  }
  if (isJob(target) && !hasVariables(workload, injection)) {
    const entry = JSON.stringify(envFromOf(injection));
    throw new MooringError(
      'UNPROCESSABLE',
      `the pod template of Job "${target.name}" cannot be changed any more: delete the Job and create it with the envFrom entry ${entry} in each container, or bind the CronJob that creates it`,
    );
  }
}

/** The template of a Job is fixed at its creation, also while the Job is suspended. */
function isJob({ resource }: Target): boolean {
  return resource.group === kinds.jobs.group && resource.kind === kinds.jobs.kind;
}

/** Whether each container has the entry of its own. */
function hasVariables(workload: KubeObject, injection: Injection): boolean {
  const entry = envFromOf(injection);
  return (placesOf(workload, injection.labelsPath) ?? []).every(({ holder }) =>
    holder.envFrom?.some((it) => isDeepStrictEqual(it, entry)),
  );
}
