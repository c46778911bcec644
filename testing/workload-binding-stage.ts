import type { WorkloadBinding } from '#lib/domain/binding/workload-binding.ts';
import { findCondition } from '#lib/domain/kubernetes/conditions.ts';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition, KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Container, Deployment } from '#lib/domain/kubernetes/workload.ts';
import { createLogger } from '#lib/log.ts';
import { readWorkloadBindingConfig } from '#services/workload-binding/config.ts';
import { createWorkloadBinding } from '#services/workload-binding/create.ts';
import { eventually } from './eventually.ts';
import { recordApiCalls } from './record-api-calls.ts';
import { removeAll } from './remove-all.ts';
import { startTestApi, type TestApi } from './start-api.ts';
import { deploymentOf } from './usage-objects.ts';

const log = createLogger('test', 'silent');

/** A pod template as bindings leave it. */
export interface BoundPods {
  metadata?: { annotations?: Record<string, string> };
  spec: {
    containers: BoundContainer[];
    initContainers?: BoundContainer[];
    volumes?: ({ name: string } & Record<string, unknown>)[];
  };
}

export interface BoundContainer extends Container {
  volumeMounts?: { name: string; mountPath: string; readOnly?: boolean }[];
}

/** A Kubernetes API with the controller of servicebinding.io on it, and the Secret `orders` of type `http-api`. */
export interface ServiceBindingStage {
  api: TestApi;
  unique(): string;
  createSecret(name: string, entries: Record<string, string>): Promise<void>;
  createDeployment(name: string, change?: (deployment: Deployment) => void): Promise<Deployment>;
  /** A binding of the Secret `orders` to the Deployment of its own name. */
  createBinding(name: string, spec?: Partial<WorkloadBinding['spec']>): Promise<WorkloadBinding>;
  patchBinding(name: string, spec: object): Promise<void>;
  /** The binding once a condition has that status and reason. */
  bindingWith(
    name: string,
    type: string,
    status: Condition['status'],
    reason: string,
  ): Promise<WorkloadBinding>;
  ready(name: string): Promise<WorkloadBinding>;
  /** Message of the Ready condition once it is False for that reason. */
  failure(name: string, reason: string): Promise<string>;
  pods(name: string): Promise<BoundPods>;
  deployment(name: string): Promise<Deployment>;
  remove(kind: KindInfo, name: string): Promise<void>;
  unbind(name: string): Promise<void>;
  stopController(): Promise<void>;
  startController(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the stage; `stop` removes all bindings first, so that no finalizer holds the namespace. */
export async function startServiceBindingStage(): Promise<ServiceBindingStage> {
  const api = await startTestApi();
  const { kube, namespace } = api;
  let count = 0;
  let controller = build();

  function build() {
    const config = { ...readWorkloadBindingConfig({}), firstRetryMs: 20 };
    return createWorkloadBinding({ kube: recordApiCalls(api, 'workload-binding'), log, config });
  }

  const stage: ServiceBindingStage = {
    api,
    unique() {
      count += 1;
      return `shop-${count}-${api.id}`;
    },
    async createSecret(name, entries) {
      await kube.create<KubeObject & { stringData: Record<string, string> }>(kinds.secrets, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name, namespace },
        stringData: entries,
      });
    },
    createDeployment(name, change = () => undefined) {
      const deployment = deploymentOf(name, namespace, [{ name: 'web', image: 'nginx' }]);
      change(deployment);
      return kube.create<Deployment>(kinds.deployments, deployment);
    },
    createBinding(name, spec = {}) {
      return kube.create<WorkloadBinding>(kinds.workloadbindings, {
        apiVersion: 'servicebinding.io/v1',
        kind: 'ServiceBinding',
        metadata: { name, namespace },
        spec: {
          service: { apiVersion: 'v1', kind: 'Secret', name: 'orders' },
          workload: { apiVersion: 'apps/v1', kind: 'Deployment', name },
          ...spec,
        },
      });
    },
    async patchBinding(name, spec) {
      await kube.patch(kinds.workloadbindings, { name, namespace }, 'merge', { spec });
    },
    bindingWith(name, type, status, reason) {
      return eventually(async () => {
        const found = await kube.find<WorkloadBinding>(kinds.workloadbindings, name, namespace);
        const said = findCondition(found?.status?.conditions, type);
        return said?.status === status && said.reason === reason ? found : undefined;
      });
    },
    ready: (name) => stage.bindingWith(name, 'Ready', 'True', 'Projected'),
    async failure(name, reason) {
      const { status } = await stage.bindingWith(name, 'Ready', 'False', reason);
      return findCondition(status?.conditions, 'Ready')?.message ?? '';
    },
    async pods(name) {
      return (await stage.deployment(name)).spec.template as BoundPods;
    },
    deployment: (name) => kube.get<Deployment>(kinds.deployments, name, namespace),
    async remove(kind, name) {
      const place = kind.namespaced ? namespace : undefined;
      await kube.delete(kind, name, place);
      await eventually(async () => ((await kube.find(kind, name, place)) ? undefined : true), 30_000);
    },
    unbind: (name) => stage.remove(kinds.workloadbindings, name),
    stopController: () => controller.stop(),
    async startController() {
      controller = build();
      await controller.start();
    },
    async stop() {
      await removeAll(kube, kinds.workloadbindings, namespace);
      await controller.stop();
      await api.stop();
    },
  };

  await controller.start();
  await stage.createSecret('orders', { type: 'http-api', provider: 'acme', GATEWAY_URL: 'http://orders' });
  return stage;
}
