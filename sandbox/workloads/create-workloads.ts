import type { Component } from '#lib/component.ts';
import { formatTime } from '#lib/domain/kubernetes/conditions.ts';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer } from '#lib/k8s/informer.ts';
import type { Logger } from '#lib/log.ts';
import { createCronJobController } from './cron-job-controller.ts';
import { createDaemonSetController } from './daemon-set-controller.ts';
import { createDeploymentController } from './deployment-controller.ts';
import { createDisruptionController, disruptionBudgetKind } from './disruption-controller.ts';
import { createJobController } from './job-controller.ts';
import { createPodController } from './pod-controller.ts';
import { createEventRecorder } from './record-event.ts';
import { createReplicaSetController } from './replica-set-controller.ts';
import { ensureSandboxNode } from './sandbox-node.ts';
import { createStatefulSetController } from './stateful-set-controller.ts';
import type {
  CronJob,
  DaemonSet,
  Deployment,
  DisruptionBudget,
  Job,
  Pod,
  ReplicaSet,
  StatefulSet,
} from './workload-types.ts';

export interface WorkloadsOptions {
  kube: KubeClient;
  log: Logger;
  /** How long a simulated container takes to start or to stop. */
  latencyMs: number;
  /** Version the simulated node reports. */
  kubeletVersion: string;
}

/** The sandbox's workloads of `apps` and `batch`, and Pods: real objects and controllers, but no container runs. */
export function createWorkloads(options: WorkloadsOptions): Component {
  const { log, latencyMs, kubeletVersion } = options;
  const kube = options.kube.as('kube-controller-manager');
  const kubelet = options.kube.as('kubelet');
  const inform = <T extends KubeObject>(kind: KindInfo) => createInformer<T>({ kube, kind, log });
  const deployments = inform<Deployment>(kinds.deployments);
  const replicaSets = inform<ReplicaSet>(kinds.replicasets);
  const statefulSets = inform<StatefulSet>(kinds.statefulsets);
  const daemonSets = inform<DaemonSet>(kinds.daemonsets);
  const jobs = inform<Job>(kinds.jobs);
  const cronJobs = inform<CronJob>(kinds.cronjobs);
  const budgets = inform<DisruptionBudget>(disruptionBudgetKind);
  const pods = inform<Pod>(kinds.pods);
  const secrets = inform<KubeObject>(kinds.secrets);
  const configMaps = inform<KubeObject>(kinds.configmaps);
  const informers = [
    deployments,
    replicaSets,
    statefulSets,
    daemonSets,
    jobs,
    cronJobs,
    budgets,
    pods,
    secrets,
    configMaps,
  ];
  const record = createEventRecorder(kube, log);
  const controllers = [
    createDeploymentController({ kube, log, deployments, replicaSets, pods, record }),
    createReplicaSetController({ kube, log, replicaSets, pods, record }),
    createStatefulSetController({ kube, log, statefulSets, pods, record }),
    createDaemonSetController({ kube, log, daemonSets, pods, record }),
    createJobController({ kube, log, jobs, pods, record }),
    createCronJobController({ kube, log, cronJobs, jobs, record }),
    createDisruptionController({ kube, log, budgets, pods }),
    createPodController({
      kube: kubelet,
      log,
      pods,
      secrets,
      configMaps,
      record: createEventRecorder(kubelet, log),
      latencyMs,
    }),
  ];

  return {
    name: 'workloads',
    async start() {
      await ensureSandboxNode(kubelet, kubeletVersion, formatTime(new Date()));
      await Promise.all(informers.map((informer) => informer.start()));
      for (const controller of controllers) {
        controller.start();
      }
    },
    async stop() {
      await Promise.all(controllers.map((controller) => controller.stop()));
      await Promise.all(informers.map((informer) => informer.stop()));
    },
  };
}
