import { isDeepStrictEqual } from 'node:util';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Informer } from '#lib/k8s/informer.ts';
import type { Controller } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import { claimBySelector } from './claim-by-selector.ts';
import { decideStatefulSet, ordinalOf, revisionLabel } from './decide-stateful-set.ts';
import { podOfTemplate } from './pod-of-template.ts';
import type { RecordEvent } from './record-event.ts';
import { recordRevision } from './template-revisions.ts';
import { createWorkloadController } from './workload-controller.ts';
import type { Pod, PodTemplate, StatefulSet } from './workload-types.ts';

export interface StatefulSetControllerOptions {
  kube: KubeClient;
  log: Logger;
  statefulSets: Informer<StatefulSet>;
  pods: Informer<Pod>;
  record: RecordEvent;
}

const component = 'statefulset-controller';
const nameLabel = 'statefulset.kubernetes.io/pod-name';

/** Keeps the numbered pods of each StatefulSet, and renews them from the highest number down when its template changes. */
export function createStatefulSetController(options: StatefulSetControllerOptions): Controller {
  const { kube, log, statefulSets, pods, record } = options;
  /** Templates of pods that are to come back as they were (partitions), by revision. */
  const templates = new Map<string, PodTemplate>();

  async function reconcile(set: StatefulSet): Promise<undefined> {
    const { selector, template } = set.spec;
    const owned = (await claimBySelector<Pod>({ kube, kind: kinds.pods, owner: set, selector })).filter(
      (pod) => ordinalOf(set, pod) !== undefined,
    );
    const revision = await recordRevision(kube, set, 'controller.kubernetes.io/hash', (name) =>
      owned.some((pod) => pod.metadata.labels?.[revisionLabel] === name),
    );
    templates.set(revision, template);
    const plan = decideStatefulSet(set, owned, revision);
    for (const { ordinal, isUpdate } of plan.create) {
      const current = plan.status.currentRevision ?? revision;
      await createPod(set, ordinal, isUpdate || !templates.has(current) ? revision : current);
    }
    for (const { metadata } of plan.remove) {
      const preconditions = metadata.uid === undefined ? {} : { uid: metadata.uid };
      await kube.delete(kinds.pods, metadata.name, metadata.namespace, { preconditions });
      const message = `delete Pod ${metadata.name} in StatefulSet ${set.metadata.name} successful`;
      record({ about: set, reason: 'SuccessfulDelete', message, component });
    }
    if (!isDeepStrictEqual(plan.status, set.status)) {
      await kube.replaceStatus(kinds.statefulsets, { ...set, status: plan.status });
    }
  }

  async function createPod(set: StatefulSet, ordinal: number, revision: string): Promise<void> {
    const name = `${set.metadata.name}-${ordinal}`;
    const { serviceName } = set.spec;
    const pod = podOfTemplate(set, templates.get(revision) ?? set.spec.template, {
      name,
      labels: { [revisionLabel]: revision, [nameLabel]: name },
      spec: { hostname: name, ...(serviceName === '' ? {} : { subdomain: serviceName }) },
    });
    await kube.create<KubeObject>(kinds.pods, pod);
    const message = `create Pod ${name} in StatefulSet ${set.metadata.name} successful`;
    record({ about: set, reason: 'SuccessfulCreate', message, component });
  }

  return createWorkloadController({ name: component, kube, log, workloads: statefulSets, pods, reconcile });
}
