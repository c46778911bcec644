import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import { findCondition } from '#lib/domain/kubernetes/conditions.ts';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition, KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';
import { createKindFinder, type KindFinder } from '#lib/k8s/find-kind.ts';
import { createLogger } from '#lib/log.ts';
import { readBindingUsageConfig } from '#services/binding-usage/config.ts';
import { createBindingUsage } from '#services/binding-usage/create.ts';
import { eventually } from './eventually.ts';
import { recordApiCalls } from './record-api-calls.ts';
import { removeAll } from './remove-all.ts';
import { startTestApi, type TestApi } from './start-api.ts';
import { createUsageObjects, type UsageObjects } from './usage-objects.ts';

const log = createLogger('test', 'silent');

/** An object of any kind, open below its metadata. */
export type AnyObject = KubeObject & Record<string, unknown>;

/**
 * A Kubernetes API with the controller of ServiceBindingUsages on it, and the catalog objects that it reads: the class
 * `orders` with the label `sample-app-orders`, its instance, and the ready binding `orders` with Secret `orders-secret`.
 */
export interface UsageStage extends UsageObjects {
  api: TestApi;
  finder: KindFinder;
  /** A name that no other case has. */
  unique(): string;
  /** The usage once its Ready condition has that status and reason. */
  usageWith(name: string, status: Condition['status'], reason?: string): Promise<ServiceBindingUsage>;
  /** The message of its Ready condition once it has that reason. */
  failure(name: string, reason: string): Promise<string>;
  ready(name: string): Promise<ServiceBindingUsage>;
  deployment(name: string): Promise<Deployment>;
  /** Deletes it and waits until it is gone. */
  remove(kind: KindInfo, name: string): Promise<void>;
  unbind(name: string): Promise<void>;
  stopController(): Promise<void>;
  startController(): Promise<void>;
  stop(): Promise<void>;
}

/** Conflicts and back-off add up where a real API server is busy. */
const readyWithinMs = 40_000;

/** Starts the stage; `stop` removes all usages first, so that no finalizer holds the namespace. */
export async function startUsageStage(): Promise<UsageStage> {
  const api = await startTestApi();
  const { kube, namespace } = api;
  const finder = createKindFinder(kube);
  let count = 0;
  let controller = build();

  function build() {
    const config = { ...readBindingUsageConfig({}), firstRetryMs: 20 };
    return createBindingUsage({ kube: recordApiCalls(api, 'binding-usage'), log, config });
  }

  async function gone(kind: KindInfo, name: string): Promise<void> {
    await eventually(
      async () => ((await kube.find(kind, name, kind.namespaced ? namespace : undefined)) ? undefined : true),
      30_000,
    );
  }

  const stage: UsageStage = {
    api,
    finder,
    unique() {
      count += 1;
      return `shop-${count}-${api.id}`;
    },
    ...createUsageObjects(kube, namespace),
    usageWith(name, status, reason = '') {
      return eventually(async () => {
        const found = await kube.find<ServiceBindingUsage>(kinds.servicebindingusages, name, namespace);
        const ready = findCondition(found?.status?.conditions, 'Ready');
        return ready?.status === status && (ready.reason ?? '') === reason ? found : undefined;
      }, readyWithinMs);
    },
    async failure(name, reason) {
      const usage = await stage.usageWith(name, 'False', reason);
      return findCondition(usage.status?.conditions, 'Ready')?.message ?? '';
    },
    ready: (name) => stage.usageWith(name, 'True'),
    deployment: (name) => kube.get<Deployment>(kinds.deployments, name, namespace),
    async remove(kind, name) {
      await kube.delete(kind, name, kind.namespaced ? namespace : undefined);
      await gone(kind, name);
    },
    unbind: (name) => stage.remove(kinds.servicebindingusages, name),
    stopController: () => controller.stop(),
    async startController() {
      controller = build();
      await controller.start();
    },
    async stop() {
      await removeAll(kube, kinds.servicebindingusages, namespace);
      const usageKinds = await kube.list(kinds.usagekinds);
      const own = usageKinds.items.filter(({ metadata }) => metadata.name.endsWith(api.id));
      await Promise.all(own.map(({ metadata }) => stage.remove(kinds.usagekinds, metadata.name)));
      await controller.stop();
      await api.stop();
    },
  };

  await controller.start();
  await stage.createClass('orders', { 'sample-app-orders': 'true' });
  await stage.createInstance('orders', {
    serviceClassRef: { name: 'orders' },
    servicePlanRef: { name: 'orders-plan' },
  });
  await stage.createSecret('orders-secret', ['GATEWAY_URL']);
  await stage.createBinding('orders', { secretName: 'orders-secret' });
  return stage;
}

const counters = ['deployment.kubernetes.io/revision', 'deprecated.daemonset.template.generation'];

/** The object as text, without its status and what Kubernetes itself counts: equal texts are equal objects. */
export function comparable(object: KubeObject): string {
  const { metadata, status: _status, ...rest } = object as AnyObject;
  const { resourceVersion, generation, managedFields, annotations, ...named } = {
    managedFields: undefined,
    ...metadata,
  };
  const own = Object.entries(annotations ?? {}).filter(([name]) => !counters.includes(name));
  return JSON.stringify({ named, own, rest });
}
