import { createKeyedBackOff, type KeyedBackOff } from '#lib/back-off.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer, type Informer } from '#lib/k8s/informer.ts';
import type { Logger } from '#lib/log.ts';
import { credentialsSelector } from './bindings/credentials-secret.ts';
import type { ServiceCatalogConfig } from './config.ts';
import { createTlsAgents, type TlsAgents } from './osb/tls-agents.ts';
import { createPollSchedule, type PollSchedule } from './poll-schedule.ts';
import { type CatalogScope, clusterScope, namespacedScope } from './scope.ts';

/** Live copies of one family of kinds. */
export interface OfferInformers {
  brokers: Informer<ServiceBroker>;
  classes: Informer<ServiceClass>;
  plans: Informer<ServicePlan>;
}

/** What the controllers of the catalog share. */
export interface CatalogContext {
  kube: KubeClient;
  log: Logger;
  config: ServiceCatalogConfig;
  offers(scope: CatalogScope): OfferInformers;
  instances: Informer<ServiceInstance>;
  bindings: Informer<CatalogBinding>;
  /** Those that hold credentials of bindings, and no others. */
  secrets: Informer<KubeObject>;
  tlsAgents: TlsAgents;
  polls: PollSchedule;
  /** Failed calls, by object and generation. */
  retries: KeyedBackOff;
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
  const nowMs = () => performance.now();

  function informersOf(scope: CatalogScope): OfferInformers {
    return {
      brokers: createInformer({ kube, kind: scope.brokers, log }),
      classes: createInformer({ kube, kind: scope.classes, log }),
      plans: createInformer({ kube, kind: scope.plans, log }),
    };
  }
  const offers = new Map([namespacedScope, clusterScope].map((scope) => [scope, informersOf(scope)]));

  return {
    kube,
    log,
    config,
    clusterId,
    offers(scope) {
      const informers = offers.get(scope);
      if (informers === undefined) {
        throw new Error('There are two scopes only.');
      }
      return informers;
    },
    instances: createInformer({ kube, kind: kinds.serviceinstances, log }),
    bindings: createInformer({ kube, kind: kinds.servicebindings, log }),
    secrets: createInformer({ kube, kind: kinds.secrets, labelSelector: credentialsSelector, log }),
    tlsAgents: createTlsAgents(),
    polls: createPollSchedule({ startMs: config.pollStartMs, maxMs: config.pollMaxMs, nowMs }),
    retries: createKeyedBackOff({ firstMs: config.retryStartMs, longestMs: config.retryMaxMs, nowMs }),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  };
}
