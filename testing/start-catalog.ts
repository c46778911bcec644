import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { findCondition, isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import { apiVersionOf, type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition, KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer, type Informer } from '#lib/k8s/informer.ts';
import { createLogger, type Logger } from '#lib/log.ts';
import { readServiceCatalogConfig, type ServiceCatalogConfig } from '#services/service-catalog/config.ts';
import {
  type ForeignBroker,
  type ForeignBrokerServer,
  startForeignBrokers,
} from '#services/service-catalog/contract/foreign-broker.ts';
import { createServiceCatalog } from '#services/service-catalog/create.ts';
import { eventually } from './eventually.ts';
import { recordApiCalls } from './record-api-calls.ts';
import { startTestApi, type TestApi } from './start-api.ts';

/** Any object with conditions. */
export interface Conditioned extends KubeObject {
  status?: { conditions?: Condition[]; lastConditionState?: string };
}

/** The catalog's controllers over a test API, with brokers that are not Mooring's. */
export interface TestCatalog {
  api: TestApi;
  brokers: ForeignBrokerServer;
  /** The broker that the ServiceBroker `main` stands for. */
  main: ForeignBroker;
  /** Part of names and ids that no other run uses. */
  id: string;
  create<T extends KubeObject>(kind: KindInfo, name: string, more: Omit<T, keyof KubeObject>): Promise<T>;
  /** Makes a broker below the path `name` and the object that leads to it. */
  createBroker(
    name: string,
    services: unknown[],
    spec?: Partial<ServiceBroker['spec']>,
  ): Promise<ForeignBroker>;
  /** Its id at the broker is its name unless `spec` says otherwise. */
  createInstance(name: string, spec: ServiceInstance['spec']): Promise<ServiceInstance>;
  createBinding(
    name: string,
    instance: string,
    spec?: Partial<CatalogBinding['spec']>,
  ): Promise<CatalogBinding>;
  createSecret(name: string, data: Record<string, string>, namespace?: string): Promise<void>;
  /** The object as soon as it is as wanted. */
  when<T extends KubeObject>(kind: KindInfo, name: string, matches: (object: T) => boolean): Promise<T>;
  whenGone(kind: KindInfo, name: string, withinMs?: number): Promise<void>;
  remove(kind: KindInfo, name: string, withinMs?: number): Promise<void>;
  /** Data of a Secret as text; undefined where there is none. */
  secretData(name: string): Promise<Record<string, string> | undefined>;
  stopControllers(): Promise<void>;
  /** Starts them anew, over `through` in the place of the test API where that is given. */
  startControllers(through?: KubeClient): Promise<void>;
  /** Deletes all instances and brokers of the run, and stops everything. */
  stop(): Promise<void>;
}

const catalogKinds = [
  kinds.servicebrokers,
  kinds.serviceclasses,
  kinds.serviceplans,
  kinds.serviceinstances,
  kinds.servicebindings,
  kinds.clusterservicebrokers,
  kinds.clusterserviceclasses,
  kinds.clusterserviceplans,
];

/** For all that a file has left together. */
const cleanUpMs = 50_000;

export async function startTestCatalog(settings: Partial<ServiceCatalogConfig> = {}): Promise<TestCatalog> {
  const api = await startTestApi();
  const { kube, namespace, id } = api;
  const log = createLogger('test', 'silent');
  const config = {
    ...readServiceCatalogConfig({}),
    relistCheckMs: 20,
    pollStartMs: 10,
    pollMaxMs: 50,
    retryStartMs: 20,
    retryMaxMs: 100,
    ...settings,
  };
  const informers = await startInformers(kube, namespace, log);
  const brokers = await startForeignBrokers();
  const recorded = recordApiCalls(api, 'service-catalog');
  let catalog = createServiceCatalog({ kube: recorded, log, config });
  await catalog.start();

  const found = (kind: KindInfo, name: string) =>
    informers.get(kind.plural)?.get(kind.namespaced ? `${namespace}/${name}` : name);

  const self: TestCatalog = {
    api,
    brokers,
    main: brokers.broker('main'),
    id,
    create(kind, name, more) {
      const metadata = { name, ...(kind.namespaced ? { namespace } : {}) };
      return kube.create(kind, {
        apiVersion: apiVersionOf(kind),
        kind: kind.kind,
        metadata,
        ...more,
      } as never);
    },
    async createBroker(name, services, spec = {}) {
      const broker = brokers.broker(name);
      broker.services = services;
      await self.create(kinds.servicebrokers, name, { spec: { url: broker.url, ...spec } });
      return broker;
    },
    createInstance: (name, spec) =>
      self.create(kinds.serviceinstances, name, { spec: { externalID: name, ...spec } }),
    createBinding: (name, instance, spec = {}) =>
      self.create(kinds.servicebindings, name, {
        spec: { externalID: name, instanceRef: { name: instance }, ...spec },
      }),
    async createSecret(name, data, within = namespace) {
      const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: within } };
      await kube.create(kinds.secrets, { ...secret, stringData: data } as KubeObject);
    },
    when: <T extends KubeObject>(kind: KindInfo, name: string, matches: (object: T) => boolean) =>
      eventually<T>(() => {
        const object = found(kind, name) as T | undefined;
        return object !== undefined && matches(object) ? object : undefined;
      }, 20_000),
    async whenGone(kind, name, withinMs = 20_000) {
      await eventually(() => (found(kind, name) === undefined ? true : undefined), withinMs);
    },
    async remove(kind, name, withinMs) {
      await kube.delete(kind, name, kind.namespaced ? namespace : undefined);
      await self.whenGone(kind, name, withinMs);
    },
    async secretData(name) {
      const secret = await kube.find<KubeObject & { data?: Record<string, string> }>(
        kinds.secrets,
        name,
        namespace,
      );
      const entries = Object.entries(secret?.data ?? {});
      return (
        secret &&
        Object.fromEntries(entries.map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]))
      );
    },
    stopControllers: () => catalog.stop(),
    async startControllers(through = recorded) {
      catalog = createServiceCatalog({ kube: through, log, config });
      await catalog.start();
    },
    async stop() {
      await removeOwn(self, informers);
      await catalog.stop();
      await Promise.all([...informers.values()].map((informer) => informer.stop()));
      await brokers.pause();
      await api.stop();
    },
  };
  return self;
}

/** An informer for each kind of the catalog, by plural. */
async function startInformers(
  kube: KubeClient,
  namespace: string,
  log: Logger,
): Promise<Map<string, Informer<KubeObject>>> {
  const informers = new Map<string, Informer<KubeObject>>();
  for (const kind of catalogKinds) {
    const scope = kind.namespaced ? { namespace } : {};
    informers.set(kind.plural, createInformer({ kube, kind, log, ...scope }));
  }
  await Promise.all([...informers.values()].map((informer) => informer.start()));
  return informers;
}

/** Deletes what the run has left, brokers last. */
async function removeOwn(catalog: TestCatalog, informers: Map<string, Informer<KubeObject>>): Promise<void> {
  for (const kind of [kinds.serviceinstances, kinds.servicebindings, kinds.servicebrokers]) {
    const objects = informers.get(kind.plural)?.list() ?? [];
    await Promise.all(objects.map(({ metadata }) => catalog.remove(kind, metadata.name, cleanUpMs)));
  }
  const clusterBrokers = informers.get('clusterservicebrokers')?.list() ?? [];
  await Promise.all(
    clusterBrokers
      .filter(({ metadata }) => metadata.name.includes(catalog.id))
      .map(({ metadata }) => catalog.remove(kinds.clusterservicebrokers, metadata.name)),
  );
}

/** A service as a broker's catalog has it, with one plan. */
export function offeredService(id: string, more: object = {}): Record<string, unknown> {
  return {
    id,
    name: `name-of-${id}`,
    description: `About ${id}`,
    bindable: true,
    metadata: { displayName: id },
    plans: [offeredPlan(`${id}-plan`, 'default')],
    ...more,
  };
}

export function offeredPlan(id: string, name: string, more: object = {}): Record<string, unknown> {
  return { id, name, description: `About ${id}`, ...more };
}

export function isReady(object: Conditioned): boolean {
  return isConditionTrue(object.status?.conditions, 'Ready');
}

export function isFailed(object: Conditioned): boolean {
  return isConditionTrue(object.status?.conditions, 'Failed');
}

export function conditionOf(object: Conditioned, type = 'Ready'): Condition | undefined {
  return findCondition(object.status?.conditions, type);
}

/** A condition for `when`: the Ready condition has this reason. */
export function hasReason(reason: string): (object: Conditioned) => boolean {
  return (object) => conditionOf(object)?.reason === reason;
}
