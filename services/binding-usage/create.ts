import type { Component } from '#lib/component.ts';
import { type KubeObject, objectKey } from '#lib/domain/kube-object.ts';
import type { ServiceBindingUsage } from '#lib/domain/service-binding-usage.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import type { BindingUsageConfig } from './config.ts';
import { reconcileUsage } from './reconcile.ts';
import { createSources } from './sources.ts';

export interface BindingUsageOptions {
  kube: KubeClient;
  log: Logger;
  config: BindingUsageConfig;
}

/** The controller of ServiceBindingUsages. */
export function createBindingUsage({ kube, log, config }: BindingUsageOptions): Component {
  const sources = createSources(kube, log);

  function usagesWhere(matches: (usage: ServiceBindingUsage, object: KubeObject) => boolean) {
    return (object: KubeObject) =>
      sources.usages
        .list(object.metadata.namespace)
        .filter((usage) => matches(usage, object))
        .map((usage) => objectKey(usage));
  }

  const controller = createController({
    name: 'binding-usage',
    log,
    concurrency: config.concurrency,
    sources: [
      { informer: sources.usages },
      {
        informer: sources.bindings,
        keysOf: usagesWhere((usage, { metadata }) => usage.spec.serviceBindingRef.name === metadata.name),
      },
      {
        informer: sources.deployments,
        keysOf: usagesWhere((usage, { metadata }) => usage.spec.usedBy.name === metadata.name),
      },
      {
        informer: sources.usageKinds,
        keysOf: usagesWhere((usage, { metadata }) => usage.spec.usedBy.kind === metadata.name),
      },
      { informer: sources.classes, keysOf: usagesWhere(isUnsettled) },
      { informer: sources.instances, keysOf: usagesWhere(isUnsettled) },
    ],
    reconcile: (key) => reconcileUsage(kube, sources, key),
  });

  return {
    name: 'binding-usage',
    async start() {
      await Promise.all(Object.values(sources).map((informer) => informer.start()));
      controller.start();
    },
    async stop() {
      await controller.stop();
      await Promise.all(Object.values(sources).map((informer) => informer.stop()));
    },
  };
}

/** Classes and instances matter to usages that wait; for the others their binding's change is enough. */
function isUnsettled(usage: ServiceBindingUsage): boolean {
  return usage.status?.conditions?.[0]?.status !== 'True';
}
