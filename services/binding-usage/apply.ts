import type { KubeObject } from '#lib/domain/kube-object.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { UsagePlan } from './gather.ts';
import { containersOf, inject, remove } from './inject.ts';
import type { Target } from './target.ts';
import { kindOfTarget } from './target.ts';

/**
 * Puts a usage into its workload; nothing is written when it is there already.
 * @throws MooringError NOT_FOUND where there is no such workload, UNPROCESSABLE where it has no pod template.
 */
export async function applyUsage(
  kube: KubeClient,
  namespace: string | undefined,
  { target, injection }: UsagePlan,
): Promise<void> {
  const { kind, plural, group } = target.resource;
  const found = await updateObject<KubeObject>(
    kube,
    kindOfTarget(target),
    { name: target.name, namespace },
    (workload) => {
      if (containersOf(workload, target.labelsPath) === undefined) {
        throw new MooringError(
          'UNPROCESSABLE',
          `the ${kind} "${target.name}" has no containers beside ${target.labelsPath}`,
        );
      }
      const changed = inject(workload, injection);
      return changed === workload ? undefined : changed;
    },
  );
  if (found === undefined) {
    throw new MooringError(
      'NOT_FOUND',
      `${group === '' ? plural : `${plural}.${group}`} "${target.name}" not found`,
    );
  }
}

/** Takes a usage out of a workload; one that does not exist any more is fine. */
export async function revertUsage(
  kube: KubeClient,
  namespace: string | undefined,
  target: Target,
  usageName: string,
): Promise<void> {
  await updateObject<KubeObject>(kube, kindOfTarget(target), { name: target.name, namespace }, (workload) => {
    const changed = remove(workload, usageName);
    return changed === workload ? undefined : changed;
  });
}
