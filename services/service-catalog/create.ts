import type { Component } from '#lib/component.ts';
import { type KubeObject, objectKey } from '#lib/domain/kube-object.ts';
import type { ServiceBinding } from '#lib/domain/service-binding.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import { reconcileBinding } from './bindings/reconcile.ts';
import { reconcileBroker } from './brokers/reconcile.ts';
import { retireClass } from './brokers/retire-class.ts';
import { createCatalogContext } from './catalog-context.ts';
import type { ServiceCatalogConfig } from './config.ts';
import { reconcileInstance } from './instances/reconcile.ts';
import { readClusterId } from './read-cluster-id.ts';

export interface ServiceCatalogOptions {
  kube: KubeClient;
  log: Logger;
  config: ServiceCatalogConfig;
}

const longestTickMs = 3_600_000;

/** The controllers of the catalog: brokers, classes, instances, bindings. */
export function createServiceCatalog(options: ServiceCatalogOptions): Component {
  const { log, config, kube } = options;
  let clusterId = '';
  const context = createCatalogContext({ kube, log, config, clusterId: () => clusterId });
  const { brokers, classes, plans, instances, bindings } = context.informers;

  const controllers = {
    brokers: createController({
      name: 'service-brokers',
      log,
      sources: [{ informer: brokers }],
      reconcile: (key) => reconcileBroker(context, key),
    }),
    classes: createController({
      name: 'service-classes',
      log,
      sources: [{ informer: classes }, { informer: instances, keysOf: classOfInstance }],
      reconcile: (key) => retireClass(context, key),
    }),
    instances: createController({
      name: 'service-instances',
      log,
      sources: [
        { informer: instances },
        { informer: classes, keysOf: instancesNear },
        { informer: plans, keysOf: instancesNear },
        { informer: bindings, keysOf: instanceOfBinding },
      ],
      reconcile: (key) => reconcileInstance(context, key),
    }),
    bindings: createController({
      name: 'service-bindings',
      log,
      sources: [{ informer: bindings }, { informer: instances, keysOf: bindingsOfInstance }],
      reconcile: (key) => reconcileBinding(context, key),
    }),
  };
  let tick: NodeJS.Timeout | undefined;

  /** What was missing may have come with a class or a plan. */
  function instancesNear(object: KubeObject): string[] {
    return instances.list(object.metadata.namespace).map((instance) => objectKey(instance));
  }

  function bindingsOfInstance(object: KubeObject): string[] {
    return bindings
      .list(object.metadata.namespace)
      .filter((binding) => binding.spec.instanceRef.name === object.metadata.name)
      .map((binding) => objectKey(binding));
  }

  return {
    name: 'service-catalog',
    async start() {
      clusterId = await readClusterId(kube, context.newId);
      await Promise.all(Object.values(context.informers).map((informer) => informer.start()));
      for (const controller of Object.values(controllers)) {
        controller.start();
      }
      tick = setInterval(
        () => {
          for (const broker of brokers.list()) {
            controllers.brokers.queue.add(objectKey(broker));
          }
        },
        Math.min(config.relistIntervalMs, longestTickMs),
      );
    },
    async stop() {
      clearInterval(tick);
      await Promise.all(Object.values(controllers).map((controller) => controller.stop()));
      await Promise.all(Object.values(context.informers).map((informer) => informer.stop()));
    },
  };
}

function classOfInstance(object: KubeObject): string[] {
  const className = (object as ServiceInstance).spec.serviceClassRef?.name;
  return className === undefined ? [] : [`${object.metadata.namespace}/${className}`];
}

function instanceOfBinding(object: KubeObject): string[] {
  return [`${object.metadata.namespace}/${(object as ServiceBinding).spec.instanceRef.name}`];
}
