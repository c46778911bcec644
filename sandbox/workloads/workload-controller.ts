import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Informer } from '#lib/k8s/informer.ts';
import { type Controller, createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import { controllerOf } from './controller-reference.ts';
import { unlessGone } from './unless-gone.ts';
import type { Pod } from './workload-types.ts';

export interface WorkloadControllerOptions<T extends KubeObject> {
  name: string;
  kube: KubeClient;
  log: Logger;
  workloads: Informer<T>;
  pods: Informer<Pod>;
  /** Given the workload as the server has it now: the copy may be older than the controller's own last write. */
  reconcile(workload: T): Promise<{ requeueAfterMs?: number } | undefined>;
}

/** A controller of workloads that own their pods: looks at one when it or one of its pods changes. */
export function createWorkloadController<T extends KubeObject>(
  options: WorkloadControllerOptions<T>,
): Controller {
  const { name, kube, log, workloads, pods, reconcile } = options;
  const { kind } = workloads;

  function workloadsOf(pod: KubeObject): string[] {
    const { namespace = '' } = pod.metadata;
    const owner = controllerOf(pod);
    if (owner !== undefined) {
      return owner.kind === kind.kind ? [`${namespace}/${owner.name}`] : [];
    }
    // an orphan may be one to adopt
    return workloads.list(namespace).map(({ metadata }) => `${namespace}/${metadata.name}`);
  }

  return createController({
    name,
    log,
    sources: [{ informer: workloads }, { informer: pods, keysOf: workloadsOf }],
    async reconcile(key) {
      const known = workloads.get(key);
      if (known === undefined) {
        return undefined;
      }
      const { name: workloadName, namespace } = known.metadata;
      return unlessGone(async () => {
        const workload = await kube.find<T>(kind, workloadName, namespace);
        return workload === undefined ? undefined : reconcile(workload);
      });
    },
  });
}
