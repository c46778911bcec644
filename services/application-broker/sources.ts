import type { Application } from '#lib/domain/application.ts';
import type { ApplicationMapping } from '#lib/domain/application-mapping.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { ServiceBroker } from '#lib/domain/service-broker.ts';
import type { ServiceClass } from '#lib/domain/service-class.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer, type Informer } from '#lib/k8s/informer.ts';
import type { Logger } from '#lib/log.ts';

/** Live copies of everything the broker looks at. */
export interface Sources {
  applications: Informer<Application>;
  mappings: Informer<ApplicationMapping>;
  brokers: Informer<ServiceBroker>;
  classes: Informer<ServiceClass>;
  instances: Informer<ServiceInstance>;
}

/** Builds the informers; nothing is asked from the server yet. */
export function createSources(kube: KubeClient, log: Logger): Sources {
  return {
    applications: createInformer({ kube, kind: kinds.applications, log }),
    mappings: createInformer({ kube, kind: kinds.applicationmappings, log }),
    brokers: createInformer({ kube, kind: kinds.servicebrokers, log }),
    classes: createInformer({ kube, kind: kinds.serviceclasses, log }),
    instances: createInformer({ kube, kind: kinds.serviceinstances, log }),
  };
}
