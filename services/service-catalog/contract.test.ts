import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogLabelValue } from '#lib/domain/catalog-names.ts';
import { findCondition, isConditionTrue } from '#lib/domain/conditions.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import type { ServiceBinding } from '#lib/domain/service-binding.ts';
import type { ServiceBroker } from '#lib/domain/service-broker.ts';
import type { ServiceClass } from '#lib/domain/service-class.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import type { ServicePlan } from '#lib/domain/service-plan.ts';
import { createLogger } from '#lib/log.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import { startTestApi, type TestApi } from '../../e2e/harness/start-api.ts';
import { readServiceCatalogConfig } from './config.ts';
import { createServiceCatalog } from './create.ts';

interface BrokerCall {
  method: string;
  path: string;
  query: Record<string, string>;
  version: string | undefined;
  body: Record<string, unknown>;
}

/** An Open Service Broker whose answers a test sets by method and end of the path. */
interface FakeBroker {
  url: string;
  calls: BrokerCall[];
  answers: Map<string, { status: number; body: unknown }>;
  server: Server;
}

const apiVersion = 'servicecatalog.k8s.io/v1beta1';
const log = createLogger('test', 'silent');
let api: TestApi;
let broker: FakeBroker;
let catalog: ReturnType<typeof createServiceCatalog>;

function build() {
  const config = { ...readServiceCatalogConfig({}), pollStartMs: 20 };
  return createServiceCatalog({ kube: api.kube, log, config });
}

beforeAll(async () => {
  api = await startTestApi();
  broker = await startBroker();
  catalog = build();
  await catalog.start();
  await createBroker();
});
afterAll(async () => {
  broker.answers.clear();
  for (const kind of [kinds.serviceinstances, kinds.servicebrokers]) {
    for (const { metadata } of (await api.kube.list(kind, { namespace: api.namespace })).items) {
      await api.kube.delete(kind, metadata.name, api.namespace);
      await gone(kind, metadata.name);
    }
  }
  await catalog?.stop();
  broker?.server.close();
  await api?.stop();
});

function service(id: string, more: object = {}) {
  return {
    id,
    name: `name-of-${id}`,
    description: `About ${id}`,
    bindable: true,
    metadata: { displayName: id },
    plans: [{ id: `${id}-plan`, name: 'default', description: 'Default plan' }],
    ...more,
  };
}

async function startBroker(): Promise<FakeBroker> {
  const calls: BrokerCall[] = [];
  const answers: FakeBroker['answers'] = new Map();
  const defaults: FakeBroker['answers'] = new Map([
    [
      'GET catalog',
      { status: 200, body: { services: [service('orders'), service('events', { bindable: false })] } },
    ],
    ['PUT instance', { status: 201, body: {} }],
    ['DELETE instance', { status: 200, body: {} }],
    ['GET last_operation', { status: 200, body: { state: 'succeeded' } }],
    ['PUT binding', { status: 201, body: { credentials: { GATEWAY_URL: 'http://orders', PORT: 80 } } }],
    ['DELETE binding', { status: 410, body: {} }],
  ]);
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://broker');
    const what = /last_operation|catalog/.exec(url.pathname)?.[0];
    const thing = what ?? (url.pathname.includes('/service_bindings/') ? 'binding' : 'instance');
    calls.push({
      method: request.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      version: request.headers['x-broker-api-version'] as string | undefined,
      body: await readJson(request),
    });
    const key = `${request.method} ${thing}`;
    const answer = answers.get(key) ?? defaults.get(key) ?? { status: 404, body: {} };
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls, answers, server };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
  }
  return text === '' ? {} : JSON.parse(text);
}

async function createBroker(): Promise<void> {
  await api.kube.create<ServiceBroker>(kinds.servicebrokers, {
    apiVersion,
    kind: 'ServiceBroker',
    metadata: { name: 'fake', namespace: api.namespace },
    spec: { url: broker.url },
  });
}

async function createInstance(name: string, spec: ServiceInstance['spec']): Promise<void> {
  await api.kube.create<ServiceInstance>(kinds.serviceinstances, {
    apiVersion,
    kind: 'ServiceInstance',
    metadata: { name, namespace: api.namespace },
    spec,
  });
}

async function createBinding(name: string, instance: string, more: object = {}): Promise<void> {
  await api.kube.create<ServiceBinding>(kinds.servicebindings, {
    apiVersion,
    kind: 'ServiceBinding',
    metadata: { name, namespace: api.namespace },
    spec: { instanceRef: { name: instance }, ...more },
  });
}

function instanceWhere(
  name: string,
  matches: (instance: ServiceInstance) => boolean,
): Promise<ServiceInstance> {
  return eventually(async () => {
    const instance = await api.kube.find<ServiceInstance>(kinds.serviceinstances, name, api.namespace);
    return instance !== undefined && matches(instance) ? instance : undefined;
  });
}

function bindingWhere(name: string, matches: (binding: ServiceBinding) => boolean): Promise<ServiceBinding> {
  return eventually(async () => {
    const binding = await api.kube.find<ServiceBinding>(kinds.servicebindings, name, api.namespace);
    return binding !== undefined && matches(binding) ? binding : undefined;
  });
}

function isReady(object: ServiceInstance | ServiceBinding): boolean {
  return isConditionTrue(object.status?.conditions, 'Ready');
}

function isFailed(object: ServiceInstance | ServiceBinding): boolean {
  return isConditionTrue(object.status?.conditions, 'Failed');
}

function readyReason(object: ServiceInstance | ServiceBinding): string | undefined {
  return findCondition(object.status?.conditions, 'Ready')?.reason;
}

async function gone(kind: (typeof kinds)[keyof typeof kinds], name: string): Promise<true> {
  return eventually(async () => {
    const found = await api.kube.find(kind, name, api.namespace);
    return found === undefined ? true : undefined;
  });
}

async function removeInstance(name: string): Promise<void> {
  await api.kube.delete(kinds.serviceinstances, name, api.namespace);
  await gone(kinds.serviceinstances, name);
}

describe('a ServiceBroker', () => {
  it('becomes ready with a class and a plan per offer', async () => {
    const ready = await eventually(async () => {
      const found = await api.kube.get<ServiceBroker>(kinds.servicebrokers, 'fake', api.namespace);
      return isConditionTrue(found.status?.conditions, 'Ready') ? found : undefined;
    });
    expect(ready.status?.conditions?.[0]).toMatchObject({
      reason: 'FetchedCatalog',
      message: 'Successfully fetched catalog entries from broker.',
    });
    expect(ready.status?.lastConditionState).toBe('Ready');
    expect(ready.metadata.finalizers).toEqual(['kubernetes-incubator/service-catalog']);
    const serviceClass = await api.kube.get<ServiceClass>(kinds.serviceclasses, 'orders', api.namespace);
    expect(serviceClass.spec).toMatchObject({ externalName: 'name-of-orders', bindable: true });
    expect(serviceClass.metadata.labels?.['servicecatalog.k8s.io/spec.externalName']).toBe(
      catalogLabelValue('name-of-orders'),
    );
    const plan = await api.kube.get<ServicePlan>(kinds.serviceplans, 'orders-plan', api.namespace);
    expect(plan.spec).toMatchObject({
      externalName: 'default',
      free: false,
      serviceClassRef: { name: 'orders' },
    });
    expect(broker.calls[0]).toMatchObject({ method: 'GET', path: '/v2/catalog', version: '2.13' });
  });

  it('is read again when relistRequests is raised; what is gone from the catalog goes', async () => {
    const before = {
      status: 200,
      body: { services: [service('orders'), service('events'), service('late')] },
    };
    broker.answers.set('GET catalog', before);
    await relist(1);
    await eventually(() => api.kube.find(kinds.serviceclasses, 'late', api.namespace));
    broker.answers.delete('GET catalog');
    await relist(2);
    await gone(kinds.serviceclasses, 'late');
    await gone(kinds.serviceplans, 'late-plan');
  });

  it('says so when the catalog is not valid', async () => {
    broker.answers.set('GET catalog', {
      status: 200,
      body: { services: [service('orders', { plans: [] })] },
    });
    await relist(3);
    const found = await eventually(async () => {
      const current = await api.kube.get<ServiceBroker>(kinds.servicebrokers, 'fake', api.namespace);
      return current.status?.lastConditionState === 'ErrorSyncingCatalog' ? current : undefined;
    });
    expect(found.status?.conditions?.[0]?.message).toContain('services.0.plans');
    broker.answers.delete('GET catalog');
    await relist(4);
    await eventually(async () => {
      const current = await api.kube.get<ServiceBroker>(kinds.servicebrokers, 'fake', api.namespace);
      return current.status?.lastConditionState === 'Ready' ? current : undefined;
    });
  });

  async function relist(relistRequests: number): Promise<void> {
    const target = { name: 'fake', namespace: api.namespace };
    await api.kube.patch(kinds.servicebrokers, target, 'merge', { spec: { relistRequests } });
  }
});

describe('a ServiceInstance', () => {
  it('is provisioned with the only plan and told to the broker as the contract says', async () => {
    await createInstance('sync', { serviceClassExternalName: 'name-of-orders' });
    const instance = await instanceWhere('sync', isReady);
    expect(instance.spec).toMatchObject({
      servicePlanExternalName: 'default',
      serviceClassRef: { name: 'orders' },
      servicePlanRef: { name: 'orders-plan' },
    });
    expect(instance.status).toMatchObject({
      lastConditionState: 'Ready',
      provisionStatus: 'Provisioned',
      deprovisionStatus: 'Required',
      userSpecifiedClassName: 'ServiceClass/name-of-orders',
      userSpecifiedPlanName: 'default',
      reconciledGeneration: instance.metadata.generation,
    });
    expect(instance.status?.conditions?.[0]).toMatchObject({
      reason: 'ProvisionedSuccessfully',
      message: 'The instance was provisioned successfully',
    });
    const call = broker.calls.findLast((it) => it.method === 'PUT');
    const namespace = await api.kube.get<KubeObject>(kinds.namespaces, api.namespace);
    expect(call).toMatchObject({
      path: `/v2/service_instances/${instance.spec.externalID}`,
      query: { accepts_incomplete: 'true' },
      body: {
        service_id: 'orders',
        plan_id: 'orders-plan',
        space_guid: namespace.metadata.uid,
        context: { platform: 'kubernetes', namespace: api.namespace, instance_name: 'sync' },
      },
    });
    expect(call?.body.organization_guid).toMatch(/^.+$/);
    await removeInstance('sync');
    expect(broker.calls.at(-1)).toMatchObject({
      method: 'DELETE',
      query: { service_id: 'orders', plan_id: 'orders-plan', accepts_incomplete: 'true' },
    });
  });

  it('waits for an asynchronous broker, also across a restart of the controller', async () => {
    broker.answers.set('PUT instance', { status: 202, body: { operation: 'op-1' } });
    broker.answers.set('GET last_operation', {
      status: 200,
      body: { state: 'in progress', description: 'half' },
    });
    await createInstance('async', { serviceClassName: 'orders' });
    const waiting = await instanceWhere('async', (it) =>
      Boolean(findCondition(it.status?.conditions, 'Ready')?.message?.includes('(half)')),
    );
    expect(waiting.status).toMatchObject({
      asyncOpInProgress: true,
      lastOperation: 'op-1',
      currentOperation: 'Provision',
      lastConditionState: 'Provisioning',
    });
    await catalog.stop();
    catalog = build();
    await catalog.start();
    broker.answers.clear();
    await instanceWhere('async', isReady);
    expect(broker.calls.findLast((it) => it.path.endsWith('/last_operation'))?.query).toEqual({
      operation: 'op-1',
      service_id: 'orders',
      plan_id: 'orders-plan',
    });
    await removeInstance('async');
  });

  it("fails for good when an operation fails, keeps the broker's words, and clears up", async () => {
    broker.answers.set('PUT instance', { status: 202, body: { operation: 'op-2' } });
    broker.answers.set('GET last_operation', {
      status: 200,
      body: { state: 'failed', description: 'Forbidden provisioning instance' },
    });
    await createInstance('denied', { serviceClassExternalName: 'name-of-orders' });
    const instance = await instanceWhere(
      'denied',
      (it) => isFailed(it) && readyReason(it) === 'OrphanMitigationSuccessful',
    );
    expect(findCondition(instance.status?.conditions, 'Failed')).toMatchObject({
      reason: 'ProvisionCallFailed',
      message: 'Provision call failed: Forbidden provisioning instance',
    });
    expect(instance.status?.lastConditionState).toBe('Failed');
    expect(broker.calls.at(-1)?.method).toBe('DELETE');
    broker.answers.clear();
    await removeInstance('denied');
  });

  it('fails for good on 400', async () => {
    broker.answers.set('PUT instance', {
      status: 400,
      body: { error: 'BadRequest', description: 'no parameters' },
    });
    await createInstance('refused', { serviceClassExternalName: 'name-of-orders' });
    const instance = await instanceWhere('refused', isFailed);
    expect(findCondition(instance.status?.conditions, 'Failed')).toMatchObject({
      reason: 'ClusterServiceBrokerReturnedFailure',
      message: expect.stringContaining('Status: 400; ErrorMessage: BadRequest; Description: no parameters'),
    });
    expect(readyReason(instance)).toBe('ProvisionCallFailed');
    broker.answers.clear();
    await removeInstance('refused');
  });

  it('is tried again after 500, and the half-made one is taken back first', async () => {
    broker.answers.set('PUT instance', { status: 500, body: {} });
    await createInstance('shaky', { serviceClassExternalName: 'name-of-orders' });
    await eventually(() =>
      broker.calls.findLast((it) => it.method === 'DELETE' && it.path.includes('/v2/service_instances/')),
    );
    broker.answers.clear();
    await instanceWhere('shaky', isReady);
    await removeInstance('shaky');
  });

  it('waits for a class that does not exist yet', async () => {
    await createInstance('early', { serviceClassExternalName: 'nobody-offers-this' });
    const instance = await instanceWhere('early', (it) => readyReason(it) !== undefined);
    expect(readyReason(instance)).toBe('ReferencesNonexistentServiceClass');
    expect(instance.spec.externalID).toMatch(/^[0-9a-f-]{36}$/);
    await removeInstance('early');
  });

  it('names a parameter that is given twice', async () => {
    await api.kube.create<KubeObject & { stringData: object }>(kinds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'more', namespace: api.namespace },
      stringData: { json: '{"size":"L"}' },
    });
    await createInstance('twice', {
      serviceClassExternalName: 'name-of-orders',
      parameters: { size: 'S' },
      parametersFrom: [{ secretKeyRef: { name: 'more', key: 'json' } }],
    });
    const instance = await instanceWhere('twice', (it) => readyReason(it) === 'ErrorWithParameters');
    expect(instance.status?.conditions?.[0]?.message).toBe('conflict: duplicate entry for parameter "size"');
    await removeInstance('twice');
  });
});

describe('a ServiceBinding', () => {
  beforeAll(async () => {
    await createInstance('bound', { serviceClassExternalName: 'name-of-orders' });
    await instanceWhere('bound', isReady);
  });

  it('becomes a Secret that belongs to it', async () => {
    await createBinding('orders-binding', 'bound');
    const binding = await bindingWhere('orders-binding', isReady);
    expect(binding.spec.secretName).toBe('orders-binding');
    expect(binding.status?.conditions?.[0]).toMatchObject({
      reason: 'InjectedBindResult',
      message: 'Injected bind result',
    });
    const secret = await api.kube.get<KubeObject & { type: string; data: Record<string, string> }>(
      kinds.secrets,
      'orders-binding',
      api.namespace,
    );
    expect(secret.type).toBe('Opaque');
    expect(Buffer.from(secret.data.GATEWAY_URL ?? '', 'base64').toString()).toBe('http://orders');
    expect(Buffer.from(secret.data.PORT ?? '', 'base64').toString()).toBe('80');
    expect(secret.metadata.ownerReferences?.[0]).toMatchObject({
      kind: 'ServiceBinding',
      uid: binding.metadata.uid,
      controller: true,
    });
    expect(broker.calls.at(-1)?.body).toMatchObject({
      service_id: 'orders',
      plan_id: 'orders-plan',
      context: { platform: 'kubernetes', namespace: api.namespace },
    });
    await api.kube.delete(kinds.servicebindings, 'orders-binding', api.namespace);
    await gone(kinds.servicebindings, 'orders-binding');
    await gone(kinds.secrets, 'orders-binding');
    expect(broker.calls.at(-1)).toMatchObject({
      method: 'DELETE',
      query: { service_id: 'orders', plan_id: 'orders-plan' },
    });
  });

  it('waits for its instance', async () => {
    await createBinding('early-binding', 'later');
    const waiting = await bindingWhere('early-binding', (it) => readyReason(it) !== undefined);
    expect(readyReason(waiting)).toBe('ReferencesNonexistentInstance');
    await createInstance('later', { serviceClassExternalName: 'name-of-orders' });
    await bindingWhere('early-binding', isReady);
    await removeInstance('later');
    await gone(kinds.servicebindings, 'early-binding');
    await gone(kinds.secrets, 'early-binding');
  });

  it('never takes over a Secret of somebody else', async () => {
    await api.kube.create<KubeObject & { stringData: object }>(kinds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'taken', namespace: api.namespace },
      stringData: { mine: 'yes' },
    });
    await createBinding('greedy', 'bound', { secretName: 'taken' });
    await bindingWhere('greedy', (it) => readyReason(it) === 'ErrorInjectingBindResult');
    await api.kube.delete(kinds.servicebindings, 'greedy', api.namespace);
    await gone(kinds.servicebindings, 'greedy');
    const secret = await api.kube.get<KubeObject & { data: object }>(kinds.secrets, 'taken', api.namespace);
    expect(Object.keys(secret.data)).toEqual(['mine']);
  });

  it('fails for good when the broker refuses', async () => {
    broker.answers.set('PUT binding', { status: 400, body: { error: 'BadRequest', description: 'no' } });
    await createBinding('refused', 'bound');
    const binding = await bindingWhere('refused', isFailed);
    expect(readyReason(binding)).toBe('BindCallFailed');
    expect(findCondition(binding.status?.conditions, 'Failed')).toMatchObject({
      reason: 'ServiceBindingReturnedFailure',
      message: expect.stringContaining('bind operation will not be retried'),
    });
    broker.answers.clear();
    await api.kube.delete(kinds.servicebindings, 'refused', api.namespace);
    await gone(kinds.servicebindings, 'refused');
  });

  it('fails for good when the class cannot be bound', async () => {
    await createInstance('events', { serviceClassExternalName: 'name-of-events' });
    await instanceWhere('events', isReady);
    await createBinding('events-binding', 'events');
    const binding = await bindingWhere('events-binding', isFailed);
    expect(readyReason(binding)).toBe('ErrorNonbindableServiceClass');
    await removeInstance('events');
    await gone(kinds.servicebindings, 'events-binding');
  });

  it('goes before its instance', async () => {
    await createBinding('cascade', 'bound');
    await bindingWhere('cascade', isReady);
    await removeInstance('bound');
    await gone(kinds.servicebindings, 'cascade');
    expect(broker.calls.at(-2)?.path).toContain('/service_bindings/');
    expect(broker.calls.at(-1)?.path).not.toContain('/service_bindings/');
  });
});
