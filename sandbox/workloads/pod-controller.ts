import { isDeepStrictEqual } from 'node:util';
import { formatTime } from '#lib/domain/conditions.ts';
import { kinds, resourcePath } from '#lib/domain/kinds.ts';
import { type KubeObject, objectKey } from '#lib/domain/kube-object.ts';
import {
  type ContainerEnvironment,
  type EnvSource,
  resolvePodEnvironment,
} from '#lib/domain/pod-environment.ts';
import { skippedVariablesReason } from '#lib/domain/skipped-variables-reason.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Informer } from '#lib/k8s/informer.ts';
import { type Controller, createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import { completedPod, decidePod } from './decide-pod.ts';
import { createPodAddresses } from './pod-addresses.ts';
import type { RecordEvent } from './record-event.ts';
import { sandboxNodeIp, sandboxNodeName } from './sandbox-node.ts';
import { skippedVariables } from './skipped-variables.ts';
import type { Pod, PodVolume } from './workload-types.ts';

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
  const due = new Map<string, number>();

  /** Milliseconds until `step` of the pod is over; 0 when it is. */
  function waitFor(pod: Pod, step: string): number {
    const key = `${pod.metadata.uid ?? ''}/${step}`;
    const atMs = due.get(key) ?? Date.now() + latencyMs;
    due.set(key, atMs);
    return Math.max(0, atMs - Date.now());
  }

  function forget(uid: string): void {
    addresses.release(uid);
    due.delete(`${uid}/start`);
    due.delete(`${uid}/run`);
    due.delete(`${uid}/stop`);
  }

  async function bind(pod: Pod): Promise<void> {
    const { name, namespace = '' } = pod.metadata;
    // the sandbox has no binding subresource: its one scheduler writes the node itself
    await scheduler.patch(kinds.pods, { name, namespace }, 'merge', { spec: { nodeName: sandboxNodeName } });
    const message = `Successfully assigned ${namespace}/${name} to ${sandboxNodeName}`;
    record({ about: pod, reason: 'Scheduled', message, component: 'default-scheduler' });
  }

  async function end(pod: Pod): Promise<void> {
    const { name, namespace, uid } = pod.metadata;
    await kube.raw('DELETE', resourcePath(kinds.pods, namespace, name), {
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      gracePeriodSeconds: 0,
      preconditions: { uid },
    });
    forget(uid ?? '');
  }

  /** Nothing runs in the sandbox, so nothing fails: what is not to run for ever ends well after a moment. */
  async function complete(pod: Pod): Promise<{ requeueAfterMs?: number } | undefined> {
    const waitMs = waitFor(pod, 'run');
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
    const waitMs = waitFor(pod, 'start');
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
      tell(pod, { isStarting, problems, environment });
    }
    return waitMs === 0 ? undefined : { requeueAfterMs: waitMs };
  }

  interface Told {
    isStarting: boolean;
    problems: { container: string; message: string }[];
    environment: readonly ContainerEnvironment[];
  }

  function tell(pod: Pod, { isStarting, problems, environment }: Told): void {
    const component = 'kubelet';
    const type = 'Warning';
    for (const { container, message } of problems) {
      const fieldPath = `spec.containers{${container}}`;
      record({ about: pod, type, reason: 'Failed', message: `Error: ${message}`, component, fieldPath });
    }
    if (!isStarting) {
      return;
    }
    for (const { message, count } of skippedVariables(pod.metadata.namespace ?? '', environment)) {
      record({ about: pod, type, reason: skippedVariablesReason, message, component, count });
    }
    for (const { name } of pod.spec.containers) {
      const fieldPath = `spec.containers{${name}}`;
      record({ about: pod, reason: 'Started', message: `Started container ${name}`, component, fieldPath });
    }
  }

  async function step(key: string): Promise<{ requeueAfterMs?: number } | undefined> {
    const pod = pods.get(key);
    if (pod === undefined) {
      return undefined;
    }
    if (pod.spec.nodeName === undefined) {
      if (pod.metadata.deletionTimestamp === undefined) {
        await bind(pod);
      }
      return undefined;
    }
    if (pod.spec.nodeName !== sandboxNodeName) {
      return undefined;
    }
    if (pod.metadata.deletionTimestamp !== undefined) {
      const waitMs = waitFor(pod, 'stop');
      if (waitMs > 0) {
        return { requeueAfterMs: waitMs };
      }
      await end(pod);
      return undefined;
    }
    return run(pod);
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
    async reconcile(key) {
      try {
        return await step(key);
      } catch (error) {
        // a newer version is on its way through the informer
        if (isMooringError(error, 'CONFLICT', 'NOT_FOUND', 'EXISTS')) {
          return undefined;
        }
        throw error;
      }
    },
  });
}

function missingVolumes(pod: Pod, secrets: EnvSource, configMaps: EnvSource): string[] {
  const namespace = pod.metadata.namespace ?? '';
  const isMissing = ({ secret, configMap }: PodVolume) => {
    const required = secret?.optional !== true && configMap?.optional !== true;
    const noSecret = secret?.secretName !== undefined && !secrets.get(`${namespace}/${secret.secretName}`);
    const noMap = configMap?.name !== undefined && !configMaps.get(`${namespace}/${configMap.name}`);
    return required && (noSecret || noMap);
  };
  return (pod.spec.volumes ?? []).filter(isMissing).map(({ name }) => name);
}
