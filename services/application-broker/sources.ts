import type { Application } from '#lib/domain/application/application.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer, type Informer } from '#lib/k8s/informer.ts';
import type { Logger } from '#lib/log.ts';
import { createExternalIds, type ExternalIds } from './external-ids.ts';

/** Live copies of everything the broker looks at. */
export interface Sources {
  applications: Informer<Application>;
  mappings: Informer<ApplicationMapping>;
  brokers: Informer<ServiceBroker>;
  classes: Informer<ServiceClass>;
  instances: Informer<ServiceInstance>;
  instanceIds: ExternalIds<ServiceInstance>;
  bindingIds: ExternalIds<CatalogBinding>;
  /** Resolves when everything is listed. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Builds the informers; nothing is asked from the server yet. */
export function createSources(kube: KubeClient, log: Logger): Sources {
  const applications = createInformer<Application>({ kube, kind: kinds.applications, log });
  const mappings = createInformer<ApplicationMapping>({ kube, kind: kinds.applicationmappings, log });
  const brokers = createInformer<ServiceBroker>({ kube, kind: kinds.servicebrokers, log });
  const classes = createInformer<ServiceClass>({ kube, kind: kinds.serviceclasses, log });
  const instances = createInformer<ServiceInstance>({ kube, kind: kinds.serviceinstances, log });
  const bindings = createInformer<CatalogBinding>({ kube, kind: kinds.servicebindings, log });
  const informers = [applications, mappings, brokers, classes, instances, bindings];
  return {
    applications,
    mappings,
    brokers,
    classes,
    instances,
    instanceIds: createExternalIds(instances),
    bindingIds: createExternalIds(bindings),
    async start() {
      await Promise.all(informers.map((informer) => informer.start()));
    },
    async stop() {
      await Promise.all(informers.map((informer) => informer.stop()));
    },
  };
}
