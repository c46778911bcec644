import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findCondition } from '#lib/domain/conditions.ts';
import { type KindInfo, kinds } from '#lib/domain/kinds.ts';
import type { Condition } from '#lib/domain/kube-object.ts';
import type { ServiceBinding } from '#lib/domain/service-binding.ts';
import { type ServiceBindingUsage, tracingAnnotation } from '#lib/domain/service-binding-usage.ts';
import type { ServiceClass } from '#lib/domain/service-class.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import type { Deployment } from '#lib/domain/workload.ts';
import { createLogger } from '#lib/log.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import { startTestApi, type TestApi } from '../../e2e/harness/start-api.ts';
import { readBindingUsageConfig } from './config.ts';
import { createBindingUsage } from './create.ts';

const catalogVersion = 'servicecatalog.k8s.io/v1beta1';
const log = createLogger('test', 'silent');
let api: TestApi;
let controller: ReturnType<typeof createBindingUsage>;
let count = 0;
/** Name of the workload of the running test. */
let workload = '';

function build() {
  return createBindingUsage({ kube: api.kube, log, config: readBindingUsageConfig({}) });
}

beforeAll(async () => {
  api = await startTestApi();
  controller = build();
  await controller.start();
  await createCatalog();
});
afterAll(async () => {
  for (const { metadata } of (await api.kube.list(kinds.servicebindingusages, { namespace: api.namespace }))
    .items) {
    await api.kube.delete(kinds.servicebindingusages, metadata.name, api.namespace);
    await gone(kinds.servicebindingusages, metadata.name);
  }
  await controller?.stop();
  await api?.stop();
});
beforeEach(() => {
  count += 1;
  workload = `shop-${count}`;
});

/** A class with labels for pods, an instance of it, and a binding: what service-catalog would have made. */
async function createCatalog(): Promise<void> {
  await api.kube.create<ServiceClass>(kinds.serviceclasses, {
    apiVersion: catalogVersion,
    kind: 'ServiceClass',
    metadata: { name: 'orders', namespace: api.namespace },
    spec: {
      externalName: 'orders',
      externalID: 'orders',
      description: 'Orders',
      externalMetadata: { bindingLabels: { 'sample-app-orders': 'true' } },
    },
  });
  await api.kube.create<ServiceInstance>(kinds.serviceinstances, {
    apiVersion: catalogVersion,
    kind: 'ServiceInstance',
    metadata: { name: 'orders', namespace: api.namespace },
    spec: { serviceClassRef: { name: 'orders' }, servicePlanRef: { name: 'orders-plan' } },
  });
  await createBinding('orders', { secretName: 'orders-secret' });
}

async function createBinding(name: string, more: object = {}): Promise<ServiceBinding> {
  const created = await api.kube.create<ServiceBinding>(kinds.servicebindings, {
    apiVersion: catalogVersion,
    kind: 'ServiceBinding',
    metadata: { name, namespace: api.namespace },
    spec: { instanceRef: { name: 'orders' }, ...more },
  });
  return setReady(created, 'True');
}

function setReady(binding: ServiceBinding, status: Condition['status']): Promise<ServiceBinding> {
  const conditions = [{ type: 'Ready', status, reason: 'InjectedBindResult', message: 'said by the test' }];
  return api.kube.replaceStatus<ServiceBinding>(kinds.servicebindings, {
    ...binding,
    status: { conditions },
  });
}

function createDeployment(): Promise<Deployment> {
  return api.kube.create<Deployment>(kinds.deployments, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: workload, namespace: api.namespace },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: workload } },
      template: {
        metadata: { labels: { app: workload } },
        spec: {
          containers: [
            { name: 'web', image: 'nginx' },
            { name: 'side', image: 'nginx', envFrom: [{ configMapRef: { name: 'settings' } }] },
          ],
        },
      },
    },
  });
}

function createUsage(
  name: string,
  spec: Partial<ServiceBindingUsage['spec']> = {},
): Promise<ServiceBindingUsage> {
  return api.kube.create<ServiceBindingUsage>(kinds.servicebindingusages, {
    apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
    kind: 'ServiceBindingUsage',
    metadata: { name, namespace: api.namespace },
    spec: {
      serviceBindingRef: { name: 'orders' },
      usedBy: { kind: 'deployment', name: workload },
      ...spec,
    },
  });
}

function usageWith(
  name: string,
  expected: { status: string; reason?: string },
): Promise<ServiceBindingUsage> {
  return eventually(async () => {
    const found = await api.kube.find<ServiceBindingUsage>(kinds.servicebindingusages, name, api.namespace);
    const ready = findCondition(found?.status?.conditions, 'Ready');
    const same = ready?.status === expected.status && (ready.reason ?? '') === (expected.reason ?? '');
    return same ? found : undefined;
  });
}

function deployment(name = workload): Promise<Deployment> {
  return api.kube.get<Deployment>(kinds.deployments, name, api.namespace);
}

async function removeUsage(name: string): Promise<void> {
  await api.kube.delete(kinds.servicebindingusages, name, api.namespace);
  await gone(kinds.servicebindingusages, name);
}

function gone(kind: KindInfo, name: string): Promise<true> {
  return eventually(
    async () => ((await api.kube.find(kind, name, api.namespace)) ? undefined : true),
    30_000,
  );
}

/** The object without what Kubernetes itself counts. */
function comparable(object: Deployment): string {
  const { resourceVersion, generation, managedFields, annotations, ...metadata } = {
    managedFields: undefined,
    ...object.metadata,
  };
  const { 'deployment.kubernetes.io/revision': _revision, ...own } = (annotations ?? {}) as Record<
    string,
    string
  >;
  return JSON.stringify({ metadata, own, spec: object.spec });
}

describe('a ServiceBindingUsage', () => {
  it('puts the Secret of its binding and the labels into the Deployment', async () => {
    await createDeployment();
    const created = await createUsage(workload, { parameters: { envPrefix: { name: 'ORDERS_' } } });
    const usage = await usageWith(workload, { status: 'True' });
    const { template } = (await deployment()).spec;
    const source = { prefix: 'ORDERS_', secretRef: { name: 'orders-secret' } };
    expect(template.spec.containers.map((container) => container.envFrom)).toEqual([
      [source],
      [{ configMapRef: { name: 'settings' } }, source],
    ]);
    expect(template.metadata?.labels).toEqual({
      app: workload,
      'sample-app-orders': 'true',
      [`use-${created.metadata.uid}`]: expect.stringMatching(/^\d+$/),
    });
    const traces = JSON.parse((await deployment()).metadata.annotations?.[tracingAnnotation] ?? '');
    expect(Object.keys(traces[workload].injectedLabels).sort()).toEqual([
      'sample-app-orders',
      `use-${created.metadata.uid}`,
    ]);
    expect(usage.metadata.ownerReferences?.[0]).toMatchObject({ kind: 'ServiceBinding', name: 'orders' });
    await removeUsage(workload);
  });

  it('leaves the Deployment as it was', async () => {
    const before = comparable(await createDeployment());
    await createUsage(`${workload}-a`);
    await createUsage(`${workload}-b`, { parameters: { envPrefix: { name: 'B_' } } });
    await usageWith(`${workload}-a`, { status: 'True' });
    await usageWith(`${workload}-b`, { status: 'True' });
    expect(comparable(await deployment())).not.toBe(before);
    await removeUsage(`${workload}-a`);
    await removeUsage(`${workload}-b`);
    expect(comparable(await deployment())).toBe(before);
  });

  it('says that its Deployment is missing, and heals when it comes', async () => {
    await createUsage(workload);
    const usage = await usageWith(workload, { status: 'False', reason: 'EnsureLabelsAppliedError' });
    expect(findCondition(usage.status?.conditions, 'Ready')?.message).toContain(
      `deployments.apps "${workload}" not found`,
    );
    await createDeployment();
    await usageWith(workload, { status: 'True' });
    await removeUsage(workload);
  });

  it('says that its kind is not known: names of UsageKinds are case-sensitive', async () => {
    await createDeployment();
    await createUsage(workload, { usedBy: { kind: 'Deployment', name: workload } });
    const usage = await usageWith(workload, { status: 'False', reason: 'EnsureLabelsAppliedError' });
    expect(findCondition(usage.status?.conditions, 'Ready')?.message).toContain('"Deployment" not found');
    await removeUsage(workload);
  });

  it('waits for its binding', async () => {
    await createDeployment();
    await createUsage(workload, { serviceBindingRef: { name: workload } });
    await usageWith(workload, { status: 'False', reason: 'ServiceBindingGetError' });
    const binding = await createBinding(workload);
    await usageWith(workload, { status: 'True' });
    const current = await api.kube.get<ServiceBinding>(kinds.servicebindings, workload, api.namespace);
    await setReady({ ...current, status: binding.status ?? {} }, 'False');
    await usageWith(workload, { status: 'False', reason: 'ServiceBindingNotReadyError' });
    await removeUsage(workload);
  });

  it('goes with its binding and leaves the Deployment as it was', async () => {
    const before = comparable(await createDeployment());
    await createBinding(workload);
    await createUsage(workload, { serviceBindingRef: { name: workload } });
    await usageWith(workload, { status: 'True' });
    await api.kube.delete(kinds.servicebindings, workload, api.namespace);
    await gone(kinds.servicebindingusages, workload);
    expect(comparable(await deployment())).toBe(before);
  });

  it('moves to another Deployment', async () => {
    const former = workload;
    const before = comparable(await createDeployment());
    await createUsage(former);
    await usageWith(former, { status: 'True' });
    workload = `${former}-other`;
    await createDeployment();
    await api.kube.patch(kinds.servicebindingusages, { name: former, namespace: api.namespace }, 'merge', {
      spec: { usedBy: { name: workload } },
    });
    await eventually(async () => (await deployment()).metadata.annotations?.[tracingAnnotation]);
    expect(comparable(await deployment(former))).toBe(before);
    await removeUsage(former);
  });

  it('comes back into a Deployment that was replaced, and one that was made anew', async () => {
    const original = await createDeployment();
    await createUsage(workload);
    await usageWith(workload, { status: 'True' });
    const { resourceVersion, ...metadata } = original.metadata;
    await api.kube.replace<Deployment>(kinds.deployments, { ...original, metadata });
    await eventually(isBound);
    await api.kube.delete(kinds.deployments, workload, api.namespace);
    await gone(kinds.deployments, workload);
    await createDeployment();
    await eventually(isBound);
    await removeUsage(workload);

    async function isBound(): Promise<true | undefined> {
      const { spec } = await deployment();
      return spec.template.spec.containers[0]?.envFrom === undefined ? undefined : true;
    }
  });

  it('can be deleted after its Deployment, and while the controller was down', async () => {
    const before = comparable(await createDeployment());
    await createUsage(workload);
    await usageWith(workload, { status: 'True' });
    await controller.stop();
    await api.kube.delete(kinds.servicebindingusages, workload, api.namespace);
    controller = build();
    await controller.start();
    await gone(kinds.servicebindingusages, workload);
    expect(comparable(await deployment())).toBe(before);
    await createUsage(`${workload}-late`);
    await usageWith(`${workload}-late`, { status: 'True' });
    await api.kube.delete(kinds.deployments, workload, api.namespace);
    await gone(kinds.deployments, workload);
    await removeUsage(`${workload}-late`);
  });
});
