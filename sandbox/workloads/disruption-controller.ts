import { isDeepStrictEqual } from 'node:util';
import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import { isSelected } from '#lib/domain/kubernetes/label-selector.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Informer } from '#lib/k8s/informer.ts';
import { type Controller, createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import { decideDisruptions } from './decide-disruptions.ts';
import { unlessGone } from './unless-gone.ts';
import type { DisruptionBudget, Pod } from './workload-types.ts';

export const disruptionBudgetKind: KindInfo = {
  group: 'policy',
  version: 'v1beta1',
  kind: 'PodDisruptionBudget',
  plural: 'poddisruptionbudgets',
  namespaced: true,
};

export interface DisruptionControllerOptions {
  kube: KubeClient;
  log: Logger;
  budgets: Informer<DisruptionBudget>;
  pods: Informer<Pod>;
}

/** Keeps in each PodDisruptionBudget how many of its pods may be evicted now. */
export function createDisruptionController(options: DisruptionControllerOptions): Controller {
  const { kube, log, budgets, pods } = options;

  async function reconcile(key: string): Promise<undefined> {
    const budget = budgets.get(key);
    if (budget === undefined) {
      return;
    }
    const selected = pods
      .list(budget.metadata.namespace)
      .filter(({ metadata }) => isSelected(budget.spec.selector ?? {}, metadata.labels));
    const status = decideDisruptions(budget, selected);
    if (!isDeepStrictEqual(status, budget.status)) {
      await unlessGone(() => kube.replaceStatus(disruptionBudgetKind, { ...budget, status }));
    }
  }

  return createController({
    name: 'disruption-controller',
    log,
    sources: [
      { informer: budgets },
      { informer: pods, keysOf: (pod: KubeObject) => budgets.list(pod.metadata.namespace).map(objectKey) },
    ],
    reconcile,
  });
}
