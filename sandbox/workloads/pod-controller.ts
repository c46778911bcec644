import { isDeepStrictEqual } from 'node:util';
import { formatTime } from '#lib/domain/kubernetes/conditions.ts';
import { kinds, resourcePath } from '#lib/domain/kubernetes/kinds.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import { type EnvSource, resolvePodEnvironment } from '#lib/domain/kubernetes/pod-environment.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Informer } from '#lib/k8s/informer.ts';
import { type Controller, createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import { completedPod, decidePod } from './decide-pod.ts';
import { missingVolumes } from './missing-volumes.ts';
import { createPodAddresses } from './pod-addresses.ts';
import { createPodTimers } from './pod-timers.ts';
import type { RecordEvent } from './record-event.ts';
import { recordPodEvents } from './record-pod-events.ts';
import { sandboxNodeIp, sandboxNodeName } from './sandbox-node.ts';
import type { Pod } from './workload-types.ts';

interface DataObject extends KubeObject {
  data?: Record<string, string>;
}

export interface PodControllerOptions {
  kube: KubeClient;
  log: Logger;
  pods: Informer<Pod>;
  secrets: Informer<DataObject>;
  configMaps: Informer<DataObject>;
  record: RecordEvent;
  /** How long a container takes to start or to stop. */
  latencyMs: number;
}

/** Plays scheduler and kubelet: gives pods the sandbox's node, starts their containers once their environment is complete, ends deleted ones. */
export function createPodController(options: PodControllerOptions): Controller {
  const { kube, log, pods, secrets, configMaps, record, latencyMs } = options;
  const scheduler = kube.as('kube-scheduler');
  const addresses = createPodAddresses();
  const timers = createPodTimers(latencyMs);

  function forget(uid: string): void {
    addresses.release(uid);
    timers.forget(uid);
  }

  async function end(pod: Pod): Promise<{ requeueAfterMs?: number } | undefined> {
    const waitMs = timers.waitFor(pod, 'stop');
    if (waitMs > 0) {
      return { requeueAfterMs: waitMs };
    }
    await deletePod(kube, pod);
    forget(pod.metadata.uid ?? '');
    return undefined;
  }

  /** Nothing runs in the sandbox, so nothing fails: what is not to run for ever ends well after a moment. */
  async function complete(pod: Pod): Promise<{ requeueAfterMs?: number } | undefined> {
    const waitMs = timers.waitFor(pod, 'run');
    if (waitMs > 0) {
      return { requeueAfterMs: waitMs };
    }
    await kube.replaceStatus(kinds.pods, { ...pod, status: completedPod(pod, formatTime(new Date())) });
    return undefined;
  }

  async function run(pod: Pod): Promise<{ requeueAfterMs?: number } | undefined> {
    if (pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') {
      return undefined;
    }
    const isStarted = pod.status?.containerStatuses?.every(({ ready }) => ready) === true;
    if (isStarted && (pod.spec.restartPolicy ?? 'Always') !== 'Always') {
      return complete(pod);
    }
    const waitMs = timers.waitFor(pod, 'start');
    const environment = resolvePodEnvironment(pod, secrets as EnvSource, configMaps as EnvSource);
    const { status, problems } = decidePod(pod, {
      environment,
      missingVolumes: missingVolumes(pod, secrets, configMaps),
      startable: waitMs === 0,
      podIp: addresses.take(pod, pods.list()),
      hostIp: sandboxNodeIp,
      nowIso: formatTime(new Date()),
    });
    if (!isDeepStrictEqual(status, pod.status)) {
      await kube.replaceStatus(kinds.pods, { ...pod, status });
      const isStarting = status.phase === 'Running' && pod.status?.phase !== 'Running';
      recordPodEvents(record, pod, { isStarting, problems, environment });
    }
    return waitMs === 0 ? undefined : { requeueAfterMs: waitMs };
  }

  async function step(key: string): Promise<{ requeueAfterMs?: number } | undefined> {
    const pod = pods.get(key);
    if (pod === undefined) {
      return undefined;
    }
    if (pod.spec.nodeName === undefined) {
      if (pod.metadata.deletionTimestamp === undefined) {
        await bindPod(scheduler, pod, record);
      }
      return undefined;
    }
    if (pod.spec.nodeName !== sandboxNodeName) {
      return undefined;
    }
    return pod.metadata.deletionTimestamp === undefined ? run(pod) : end(pod);
  }

  function pendingPodsOf(object: KubeObject): string[] {
    return pods
      .list(object.metadata.namespace)
      .filter((pod) => pod.status?.phase !== 'Running')
      .map(objectKey);
  }

  pods.subscribe((event) => {
    if (event.type === 'DELETED') {
      forget(event.object.metadata.uid ?? '');
    }
  });

  return createController({
    name: 'sandbox-pods',
    log,
    sources: [
      { informer: pods },
      { informer: secrets, keysOf: pendingPodsOf },
      { informer: configMaps, keysOf: pendingPodsOf },
    ],
    reconcile: (key) => unlessOutdated(() => step(key)),
  });
}

async function deletePod(kube: KubeClient, pod: Pod): Promise<void> {
  const { name, namespace, uid } = pod.metadata;
  await kube.raw('DELETE', resourcePath(kinds.pods, namespace, name), {
    apiVersion: 'v1',
    kind: 'DeleteOptions',
    gracePeriodSeconds: 0,
    preconditions: { uid },
  });
}

async function bindPod(scheduler: KubeClient, pod: Pod, record: RecordEvent): Promise<void> {
  const { name, namespace = '' } = pod.metadata;
  // the sandbox has no binding subresource: its one scheduler writes the node itself
  await scheduler.patch(kinds.pods, { name, namespace }, 'merge', { spec: { nodeName: sandboxNodeName } });
  const message = `Successfully assigned ${namespace}/${name} to ${sandboxNodeName}`;
  record({ about: pod, reason: 'Scheduled', message, component: 'default-scheduler' });
}

/** Undefined where the pod is no longer as it was read: a newer version is on its way through the informer. */
async function unlessOutdated<T>(step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (isMooringError(error, 'CONFLICT', 'NOT_FOUND', 'EXISTS')) {
      return undefined;
    }
    throw error;
  }
}
