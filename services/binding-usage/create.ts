import { backOffMs } from '#lib/back-off.ts';
import type { Component } from '#lib/component.ts';
import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import { secretNameOfCatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createKindFinder } from '#lib/k8s/find-kind.ts';
import { createController } from '#lib/k8s/run-controller.ts';
import { withoutStatusChanges } from '#lib/k8s/without-status-changes.ts';
import type { Logger } from '#lib/log.ts';
import { createCollisionReports } from './collision-reports.ts';
import type { BindingUsageConfig } from './config.ts';
import { bindingOf } from './gather.ts';
import { protectUsageKind } from './protect-usage-kind.ts';
import { reconcileUsage } from './reconcile.ts';
import { createRestoreGuard } from './restore-guard.ts';
import { createSources } from './sources.ts';
import type { UsageContext } from './usage-context.ts';

export interface BindingUsageOptions {
  kube: KubeClient;
  log: Logger;
  config: BindingUsageConfig;
}

const name = 'binding-usage';

/** The controller of ServiceBindingUsages, which also protects the UsageKinds that they name. */
export function createBindingUsage({ kube, log, config }: BindingUsageOptions): Component {
  const { concurrency, firstRetryMs, longestRetryMs } = config;
  const sources = createSources(kube, log);
  const context: UsageContext = {
    kube,
    sources,
    finder: createKindFinder(kube),
    guard: createRestoreGuard(),
    collisions: createCollisionReports(kube),
    attempts: new Map(),
    said: new Map(),
    now: () => new Date(),
  };
  const usageChanges = withoutStatusChanges(sources.usages);

  function usagesWhere(matches: (usage: ServiceBindingUsage, object: KubeObject) => boolean) {
    return (object: KubeObject) =>
      sources.usages
        .list(object.metadata.namespace)
        .filter((usage) => matches(usage, object))
        .map((usage) => objectKey(usage));
  }

  const usages = createController({
    name,
    log,
    concurrency,
    retryDelayMs: (failures) => backOffMs(failures, { firstMs: firstRetryMs, longestMs: longestRetryMs }),
    sources: [
      { informer: usageChanges },
      {
        informer: sources.bindings,
        keysOf: usagesWhere((usage, { metadata }) => usage.spec.serviceBindingRef.name === metadata.name),
      },
      {
        informer: sources.workloads,
        keysOf: usagesWhere((usage, { metadata }) => usage.spec.usedBy.name === metadata.name),
      },
      {
        informer: sources.secrets,
        keysOf: usagesWhere((usage, { metadata }) => {
          const binding = bindingOf(sources, usage);
          return binding !== undefined && secretNameOfCatalogBinding(binding) === metadata.name;
        }),
      },
      {
        informer: sources.usageKinds,
        keysOf: usagesWhere((usage, { metadata }) => usage.spec.usedBy.kind === metadata.name),
      },
      { informer: sources.classes, keysOf: usagesWhere(isUnsettled) },
      { informer: sources.clusterClasses, keysOf: usagesWhere(isUnsettled) },
      { informer: sources.instances, keysOf: usagesWhere(isUnsettled) },
    ],
    reconcile: (key) => reconcileUsage(context, key),
  });

  const usageKinds = createController({
    name: `${name}: UsageKinds`,
    log,
    concurrency: 1,
    sources: [
      { informer: sources.usageKinds },
      // a usage that names another kind now frees the one it named before
      { informer: usageChanges, keysOf: () => sources.usageKinds.list().map(objectKey) },
    ],
    reconcile: (key) => protectUsageKind(kube, sources, key),
  });

  return {
    name,
    async start() {
      await sources.start();
      usages.start();
      usageKinds.start();
    },
    async stop() {
      await Promise.all([usages.stop(), usageKinds.stop()]);
      await sources.stop();
    },
  };
}

/** Classes and instances matter to usages that wait; for the others their binding's change is enough. */
function isUnsettled(usage: ServiceBindingUsage): boolean {
  return !usage.status?.conditions?.some((it) => it.type === 'Ready' && it.status === 'True');
}
