import { kinds } from '#lib/domain/kinds.ts';
import type { ServiceBinding } from '#lib/domain/service-binding.ts';
import type { ServiceBroker } from '#lib/domain/service-broker.ts';
import type { ServiceClass } from '#lib/domain/service-class.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import type { ServicePlan } from '#lib/domain/service-plan.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer, type Informer } from '#lib/k8s/informer.ts';
import type { Logger } from '#lib/log.ts';
import type { ServiceCatalogConfig } from './config.ts';
import { createPollSchedule, type PollSchedule } from './instances/poll-schedule.ts';

/** What the controllers of the catalog share. */
export interface CatalogContext {
  kube: KubeClient;
  log: Logger;
  config: ServiceCatalogConfig;
  informers: {
    brokers: Informer<ServiceBroker>;
    classes: Informer<ServiceClass>;
    plans: Informer<ServicePlan>;
    instances: Informer<ServiceInstance>;
    bindings: Informer<ServiceBinding>;
  };
  polls: PollSchedule;
  /** Identifies the cluster to brokers; known after the start. */
  clusterId(): string;
  now(): Date;
  newId(): string;
}

/** Informers, clock and ids for the controllers; nothing is asked from the server yet. */
export function createCatalogContext(options: {
  kube: KubeClient;
  log: Logger;
  config: ServiceCatalogConfig;
  clusterId(): string;
}): CatalogContext {
  const { kube, log, config, clusterId } = options;
  return {
    kube,
    log,
    config,
    clusterId,
    informers: {
      brokers: createInformer({ kube, kind: kinds.servicebrokers, log }),
      classes: createInformer({ kube, kind: kinds.serviceclasses, log }),
      plans: createInformer({ kube, kind: kinds.serviceplans, log }),
      instances: createInformer({ kube, kind: kinds.serviceinstances, log }),
      bindings: createInformer({ kube, kind: kinds.servicebindings, log }),
    },
    polls: createPollSchedule({
      startMs: config.pollStartMs,
      maxMs: config.pollMaxMs,
      nowMs: () => performance.now(),
    }),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  };
}
