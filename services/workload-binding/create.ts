import { backOffMs } from '#lib/back-off.ts';
import type { Component } from '#lib/component.ts';
import { groupVersionOf, type WorkloadBinding } from '#lib/domain/binding/workload-binding.ts';
import { isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createController } from '#lib/k8s/run-controller.ts';
import { withoutStatusChanges } from '#lib/k8s/without-status-changes.ts';
import type { Logger } from '#lib/log.ts';
import type { WorkloadBindingConfig } from './config.ts';
import { reconcileBinding } from './reconcile.ts';
import { createSecretKeys } from './secret-keys.ts';
import { createSources } from './sources.ts';

export interface WorkloadBindingOptions {
  kube: KubeClient;
  log: Logger;
  config: WorkloadBindingConfig;
}

/** The controller of the ServiceBindings of servicebinding.io. */
export function createWorkloadBinding({ kube, log, config }: WorkloadBindingOptions): Component {
  const { concurrency, firstRetryMs, longestRetryMs } = config;
  const sources = createSources(kube, log);
  const context = { sources, secretKeys: createSecretKeys(sources), now: () => new Date() };

  function bindingsWhere(matches: (binding: WorkloadBinding, object: KubeObject) => boolean) {
    return (object: KubeObject) =>
      sources.bindings
        .list(object.metadata.namespace)
        .filter((binding) => matches(binding, object))
        .map(objectKey);
  }

  const controller = createController({
    name: 'workload-binding',
    log,
    concurrency,
    retryDelayMs: (failures) => backOffMs(failures, { firstMs: firstRetryMs, longestMs: longestRetryMs }),
    sources: [
      { informer: withoutStatusChanges(sources.bindings) },
      { informer: sources.workloads, keysOf: bindingsWhere(mayBind) },
      {
        informer: sources.services,
        keysOf: bindingsWhere(
          ({ spec }, { kind, metadata }) => spec.service.kind === kind && spec.service.name === metadata.name,
        ),
      },
      { informer: sources.secrets, keysOf: bindingsWhere(mayProject) },
      {
        informer: sources.mappings,
        keysOf: (mapping) =>
          sources.bindings
            .list()
            .filter((it) => isMappedBy(it, mapping))
            .map(objectKey),
      },
    ],
    reconcile: (key) => reconcileBinding(context, key),
  });

  return {
    name: 'workload-binding',
    async start() {
      await sources.start();
      controller.start();
    },
    async stop() {
      await controller.stop();
      await sources.stop();
    },
  };
}

function mayBind({ spec }: WorkloadBinding, { kind, metadata }: KubeObject): boolean {
  const { workload } = spec;
  return workload.kind === kind && (workload.name === undefined || workload.name === metadata.name);
}

/** A binding that has no service yet may wait for any Secret. */
function mayProject({ spec, status }: WorkloadBinding, { metadata }: KubeObject): boolean {
  return (
    status?.binding?.name === metadata.name ||
    (spec.service.kind === kinds.secrets.kind && spec.service.name === metadata.name) ||
    !isConditionTrue(status?.conditions, 'ServiceAvailable')
  );
}

function isMappedBy({ spec }: WorkloadBinding, { metadata }: KubeObject): boolean {
  const { group } = groupVersionOf(spec.workload.apiVersion);
  return metadata.name.endsWith(`.${group}`);
}
