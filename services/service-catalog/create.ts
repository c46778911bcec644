import type { Component } from '#lib/component.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createController, type WatchedSource } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import { reconcileBinding } from './bindings/reconcile.ts';
import { isRelistDue } from './brokers/is-relist-due.ts';
import { reconcileBroker } from './brokers/reconcile.ts';
import { retireOffer } from './brokers/retire-offer.ts';
import { type CatalogContext, createCatalogContext } from './catalog-context.ts';
import type { ServiceCatalogConfig } from './config.ts';
import { decideMode } from './decide-mode.ts';
import { nextStep } from './instances/decide.ts';
import { reconcileInstance } from './instances/reconcile.ts';
import { readClusterId } from './read-cluster-id.ts';
import { type CatalogScope, clusterScope, namespacedScope } from './scope.ts';

export interface ServiceCatalogOptions {
  kube: KubeClient;
  log: Logger;
  config: ServiceCatalogConfig;
}

const scopes = [namespacedScope, clusterScope];
/** Most of the time a worker waits for a broker or the API. */
const concurrency = 12;
const clusterIdCheckMs = 15_000;

/** The controllers of the catalog: brokers, classes, plans, instances, bindings. */
export function createServiceCatalog(options: ServiceCatalogOptions): Component {
  const { log, config, kube } = options;
  let running: { stop(): Promise<void> } | undefined;
  return {
    name: 'service-catalog',
    async start() {
      const { mode, because } = await decideMode(kube, config);
      if (mode === 'external') {
        log.info({ because }, 'another Service Catalog works here: these controllers stay off');
        return;
      }
      running = await startControllers(options);
    },
    async stop() {
      await running?.stop();
      running = undefined;
    },
  };
}

async function startControllers({ kube, log, config }: ServiceCatalogOptions) {
  let clusterId = await readClusterId(kube, () => crypto.randomUUID());
  const context = createCatalogContext({ kube, log, config, clusterId: () => clusterId });
  const { instances, bindings, secrets } = context;
  const brokers = scopes.map((scope) => ({ scope, controller: brokerController(context, scope) }));
  const controllers = [
    ...brokers.map(({ controller }) => controller),
    ...scopes.flatMap((scope) => [
      offerController(context, scope, 'classes'),
      offerController(context, scope, 'plans'),
    ]),
    createController({
      name: 'service-instances',
      log,
      concurrency,
      sources: [
        { informer: instances },
        ...scopes.flatMap((scope) => offerSources(context, scope)),
        { informer: bindings, keysOf: instanceOfBinding },
      ],
      reconcile: (key) => reconcileInstance(context, key),
    }),
    createController({
      name: 'service-bindings',
      log,
      concurrency,
      sources: [
        { informer: bindings },
        { informer: instances, keysOf: (object) => bindingsOfInstance(context, object) },
        { informer: secrets, keysOf: bindingOfSecret },
      ],
      reconcile: (key) => reconcileBinding(context, key),
    }),
  ];
  const informers = [
    ...scopes.flatMap((scope) => Object.values(context.offers(scope))),
    instances,
    bindings,
    secrets,
  ];
  await Promise.all(informers.map((informer) => informer.start()));
  for (const controller of controllers) {
    controller.start();
  }

  const relists = setInterval(() => {
    for (const { scope, controller } of brokers) {
      const due = context
        .offers(scope)
        .brokers.list()
        .filter((broker) => isRelistDue(broker, context.now(), config.relistIntervalMs));
      for (const broker of due) {
        controller.queue.add(objectKey(broker));
      }
    }
  }, config.relistCheckMs);
  const identity = setInterval(() => {
    readClusterId(kube, context.newId).then(
      (id) => {
        clusterId = id;
      },
      (error: unknown) => log.debug({ error }, 'the id of the cluster cannot be read'),
    );
  }, clusterIdCheckMs);

  return {
    async stop() {
      clearInterval(relists);
      clearInterval(identity);
      await Promise.all(controllers.map((controller) => controller.stop()));
      await Promise.all(informers.map((informer) => informer.stop()));
      await context.tlsAgents.close();
    },
  };
}

function brokerController(context: CatalogContext, scope: CatalogScope) {
  return createController({
    name: scope.brokers.plural,
    log: context.log,
    sources: [{ informer: context.offers(scope).brokers }],
    reconcile: (key) => reconcileBroker(context, scope, key),
  });
}

function offerController(context: CatalogContext, scope: CatalogScope, what: 'classes' | 'plans') {
  const offers = context.offers(scope)[what];
  /** Any of those that are to go may have lost its last user. */
  function removedOffers({ metadata }: KubeObject): string[] {
    const within = scope[what].namespaced ? metadata.namespace : undefined;
    return offers
      .list(within)
      .filter(({ status }) => status?.removedFromBrokerCatalog === true)
      .map((offer) => objectKey(offer));
  }
  return createController({
    name: scope[what].plural,
    log: context.log,
    sources: [{ informer: offers }, { informer: context.instances, keysOf: removedOffers }],
    reconcile: (key) => retireOffer(context, scope, what, key),
  });
}

/** What an instance waits for may have come with a class or a plan. */
function offerSources(context: CatalogContext, scope: CatalogScope): WatchedSource[] {
  const { classes, plans } = context.offers(scope);
  const keysOf = ({ metadata }: KubeObject) =>
    context.instances
      .list(metadata.namespace)
      .filter((instance) => nextStep(instance) !== 'none')
      .map((instance) => objectKey(instance));
  return [
    { informer: classes, keysOf },
    { informer: plans, keysOf },
  ];
}

function bindingsOfInstance({ bindings }: CatalogContext, { metadata }: KubeObject): string[] {
  return bindings
    .list(metadata.namespace)
    .filter((binding) => binding.spec.instanceRef.name === metadata.name)
    .map((binding) => objectKey(binding));
}

function instanceOfBinding(object: KubeObject): string[] {
  return [`${object.metadata.namespace}/${(object as CatalogBinding).spec.instanceRef.name}`];
}

function bindingOfSecret({ metadata }: KubeObject): string[] {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true);
  return owner === undefined ? [] : [`${metadata.namespace}/${owner.name}`];
}
