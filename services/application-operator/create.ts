import type { Component } from '#lib/component.ts';
import type { Application } from '#lib/domain/application/application.ts';
import { eventNameOf } from '#lib/domain/application/application-name.ts';
import { applicationLabel } from '#lib/domain/application/open-token.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { indexInformer } from '#lib/k8s/index-informer.ts';
import { createInformer } from '#lib/k8s/informer.ts';
import { createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import type { ServiceObject } from './application-services.ts';
import type { ApplicationOperatorConfig } from './config.ts';
import { type ReconcileContext, reconcile } from './reconcile.ts';
import { createWrittenServices } from './written-services.ts';

/** Applications at once: each waits for the API server most of the time. */
const concurrency = 16;

export interface ApplicationOperatorOptions {
  kube: KubeClient;
  log: Logger;
  config: ApplicationOperatorConfig;
}

/** Gives each Application its Services, finalizer, access label and status, and cleans up after it. */
export function createApplicationOperator({ kube, log, config }: ApplicationOperatorOptions): Component {
  const { namespace } = config;
  const applications = createInformer<Application>({ kube, kind: kinds.applications, log });
  const services = createInformer<ServiceObject>({
    kube,
    kind: kinds.services,
    namespace,
    labelSelector: applicationLabel,
    log,
  });

  const ownerOf = (service: KubeObject) => service.metadata.labels?.[applicationLabel] ?? '';
  const servicesByOwner = indexInformer(services, ownerOf);
  const written = createWrittenServices(services);
  const namesByEvents = indexInformer(applications, ({ metadata }) => eventNameOf(metadata.name));
  const context: ReconcileContext = {
    kube,
    namespace,
    servicesOf: (application) =>
      written.with(servicesByOwner.of(application), (service) => ownerOf(service) === application),
    namesLike: (application) =>
      namesByEvents.of(eventNameOf(application)).map(({ metadata }) => metadata.name),
    onWritten: written.add,
  };
  const controller = createController({
    name: 'application-operator',
    log,
    concurrency,
    sources: [{ informer: applications }, { informer: services, keysOf: (service) => [ownerOf(service)] }],
    async reconcile(name) {
      const application = applications.get(name);
      if (application !== undefined) {
        await reconcile(context, application);
      }
      return undefined;
    },
  });

  return {
    name: 'application-operator',
    async start() {
      await Promise.all([applications.start(), services.start()]);
      controller.start();
    },
    async stop() {
      await controller.stop();
      await Promise.all([applications.stop(), services.stop()]);
    },
  };
}
