import type { Component } from '#lib/component.ts';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer } from '#lib/k8s/informer.ts';
import type { Logger } from '#lib/log.ts';
import type { Pod } from '#sandbox/workloads/workload-types.ts';
import type { Service } from './decide-endpoints.ts';
import { createEndpointsController } from './endpoints-controller.ts';
import { createEventExpiry } from './event-expiry.ts';
import { createGarbageCollector } from './garbage-collection/create-garbage-collector.ts';
import { createNamespaceController, type NamespaceObject } from './namespace-controller.ts';

/** What a controller manager does beside workloads: namespaces, owner garbage collection, Endpoints, old Events. */
export function createControllers(options: { kube: KubeClient; log: Logger }): Component {
  const { kube, log } = options;
  const inform = <T extends KubeObject>(kind: KindInfo) => createInformer<T>({ kube, kind, log });
  const namespaces = inform<NamespaceObject>(kinds.namespaces);
  const serviceAccounts = inform<KubeObject>(kinds.serviceaccounts);
  const services = inform<Service>(kinds.services);
  const pods = inform<Pod>(kinds.pods);
  const definitions = inform<KubeObject>(kinds.customresourcedefinitions);
  const informers = [namespaces, serviceAccounts, services, pods, definitions];
  const endpoints = createEndpointsController({ kube, log, services, pods });
  const controllers = [createNamespaceController({ kube, log, namespaces, serviceAccounts }), endpoints];
  const components = [createGarbageCollector({ kube, log, definitions }), createEventExpiry({ kube, log })];

  return {
    name: 'controllers',
    async start() {
      await Promise.all(informers.map((informer) => informer.start()));
      for (const controller of controllers) {
        controller.start();
      }
      await Promise.all(components.map((component) => component.start()));
      // Services may have gone while nobody watched
      for (const leftover of (await kube.list<KubeObject>(kinds.endpoints)).items) {
        endpoints.queue.add(objectKey(leftover));
      }
    },
    async stop() {
      await Promise.all(components.map((component) => component.stop()));
      await Promise.all(controllers.map((controller) => controller.stop()));
      await Promise.all(informers.map((informer) => informer.stop()));
    },
  };
}
