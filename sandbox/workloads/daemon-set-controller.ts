import { isDeepStrictEqual } from 'node:util';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Informer } from '#lib/k8s/informer.ts';
import type { Controller } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import { claimBySelector } from './claim-by-selector.ts';
import { decideDaemonSet } from './decide-daemon-set.ts';
import { revisionLabel } from './decide-stateful-set.ts';
import { podOfTemplate } from './pod-of-template.ts';
import type { RecordEvent } from './record-event.ts';
import { recordRevision, revisionHash } from './template-revisions.ts';
import { createWorkloadController } from './workload-controller.ts';
import type { DaemonSet, Pod } from './workload-types.ts';

export interface DaemonSetControllerOptions {
  kube: KubeClient;
  log: Logger;
  daemonSets: Informer<DaemonSet>;
  pods: Informer<Pod>;
  record: RecordEvent;
}

const component = 'daemonset-controller';

/** Keeps one pod of each DaemonSet on the one node there is, and renews it when the template changes. */
export function createDaemonSetController(options: DaemonSetControllerOptions): Controller {
  const { kube, log, daemonSets, pods, record } = options;

  async function reconcile(set: DaemonSet): Promise<undefined> {
    const { selector, template } = set.spec;
    const owned = await claimBySelector<Pod>({ kube, kind: kinds.pods, owner: set, selector });
    const hash = revisionHash(set);
    await recordRevision(kube, set, revisionLabel, (name) =>
      owned.some(({ metadata }) => name === `${set.metadata.name}-${metadata.labels?.[revisionLabel]}`),
    );
    const plan = decideDaemonSet(set, owned, hash);
    for (const { metadata } of plan.remove) {
      const preconditions = metadata.uid === undefined ? {} : { uid: metadata.uid };
      await kube.delete(kinds.pods, metadata.name, metadata.namespace, { preconditions });
      const message = `Deleted pod: ${metadata.name}`;
      record({ about: set, reason: 'SuccessfulDelete', message, component });
    }
    if (plan.create) {
      const name = `${set.metadata.name}-`;
      const pod = podOfTemplate(set, template, { name, labels: { [revisionLabel]: hash } });
      const created = await kube.create<KubeObject>(kinds.pods, pod);
      const message = `Created pod: ${created.metadata.name}`;
      record({ about: set, reason: 'SuccessfulCreate', message, component });
    }
    if (!isDeepStrictEqual(plan.status, set.status)) {
      await kube.replaceStatus(kinds.daemonsets, { ...set, status: plan.status });
    }
  }

  return createWorkloadController({ name: component, kube, log, workloads: daemonSets, pods, reconcile });
}
