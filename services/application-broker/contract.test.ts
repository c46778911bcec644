import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '#lib/domain/application.ts';
import type { ApplicationMapping } from '#lib/domain/application-mapping.ts';
import type { EventActivation } from '#lib/domain/event-activation.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import type { ServiceBroker } from '#lib/domain/service-broker.ts';
import type { ServiceClass } from '#lib/domain/service-class.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import { createLogger } from '#lib/log.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import { startTestApi, type TestApi } from '../../e2e/harness/start-api.ts';
import { readApplicationBrokerConfig } from './config.ts';
import { createApplicationBroker } from './create.ts';

const log = createLogger('test', 'silent');
const catalogVersion = 'servicecatalog.k8s.io/v1beta1';
const connectorVersion = 'applicationconnector.kyma-project.io/v1alpha1';

let api: TestApi;
let broker: ReturnType<typeof createApplicationBroker>;
let application = '';
let orders = '';
let both = '';
const namespaces: string[] = [];

beforeAll(async () => {
  api = await startTestApi();
  application = `shop-${api.id}`;
  orders = `${api.id}-0000-4000-8000-000000000001`;
  both = `${api.id}-0000-4000-8000-000000000002`;
  await api.kube.create(kinds.applications, applicationWith(application, [orders, both]));
  broker = build();
  await broker.start();
});
afterAll(async () => {
  await broker?.stop();
  for (const name of namespaces) {
    await api.kube.delete(kinds.namespaces, name);
  }
  await api?.stop();
});

function build() {
  return createApplicationBroker({
    kube: api.kube,
    log,
    config: {
      ...readApplicationBrokerConfig({}),
      listen: { host: '127.0.0.1', port: 0 },
      brokerUrl: undefined,
      accessWaitMs: 1500,
      relistWindowMs: 20,
    },
  });
}

function applicationWith(name: string, ids: string[]): Application {
  return {
    apiVersion: connectorVersion,
    kind: 'Application',
    metadata: { name },
    spec: {
      description: '',
      services: ids.map((id, index) => ({
        id,
        name: `orders-api-${index}`,
        displayName: 'Orders API',
        description: 'Orders',
        longDescription: 'Orders API of ACME',
        providerDisplayName: 'ACME',
        labels: { 'connected-app': name },
        entries: [
          {
            type: 'API' as const,
            gatewayUrl: `http://${name}-${id}.kyma-integration.svc.cluster.local`,
            accessLabel: `${name}-${id}`,
            targetUrl: 'https://shop.example',
          },
          ...(index === 1 ? [{ type: 'Events' as const }] : []),
        ],
      })),
    },
  };
}

/** A namespace of a test's own, with or without the Application in it. */
async function newNamespace(mapped: boolean): Promise<string> {
  const name = `${api.namespace}-${namespaces.length}`;
  namespaces.push(name);
  await api.kube.create<KubeObject>(kinds.namespaces, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  });
  if (mapped) {
    await map(name);
    await eventually(async () => {
      const { body } = await osb('GET', `/${name}/v2/catalog`);
      return body.services.length > 0 ? true : undefined;
    });
  }
  return name;
}

async function map(namespace: string, services?: { id: string }[]): Promise<void> {
  await api.kube.create<ApplicationMapping>(kinds.applicationmappings, {
    apiVersion: connectorVersion,
    kind: 'ApplicationMapping',
    metadata: { name: application, namespace },
    spec: services === undefined ? {} : { services },
  });
}

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into member by member
  body: any;
}

async function osb(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetch(broker.addresses.broker + path, {
    method,
    headers: { 'x-broker-api-version': '2.13', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

function provisionBody(more: object = {}) {
  return {
    service_id: orders,
    plan_id: `${orders}-plan`,
    organization_guid: 'cluster',
    space_guid: 'space',
    ...more,
  };
}

function provision(namespace: string, instance: string, body: unknown = provisionBody()): Promise<Answer> {
  return osb('PUT', `/${namespace}/v2/service_instances/${instance}?accepts_incomplete=true`, body);
}

function outcome(
  namespace: string,
  instance: string,
  operation: string,
  serviceId = orders,
): Promise<Answer> {
  const query = `operation=${operation}&service_id=${serviceId}&plan_id=${serviceId}-plan`;
  return eventually(async () => {
    const answer = await osb('GET', `/${namespace}/v2/service_instances/${instance}/last_operation?${query}`);
    return answer.body.state === 'in progress' ? undefined : answer;
  });
}

/** What the catalog's controller would have stored. */
async function createInstance(
  namespace: string,
  name: string,
  externalID: string,
  status: ServiceInstance['status'] = {},
): Promise<void> {
  const created = await api.kube.create<ServiceInstance>(kinds.serviceinstances, {
    apiVersion: catalogVersion,
    kind: 'ServiceInstance',
    metadata: { name, namespace },
    spec: { externalID, serviceClassRef: { name: orders }, servicePlanRef: { name: `${orders}-plan` } },
  });
  await api.kube.replaceStatus<ServiceInstance>(kinds.serviceinstances, { ...created, status });
}

function brokerIn(namespace: string): Promise<ServiceBroker | undefined> {
  return api.kube.find<ServiceBroker>(kinds.servicebrokers, 'application-broker', namespace);
}

describe('the ServiceBroker of a namespace', () => {
  it('comes with the first mapping and goes with the last', async () => {
    const namespace = await newNamespace(false);
    await map(namespace);
    const created = await eventually(() => brokerIn(namespace));
    expect(created.metadata.labels).toEqual({ 'namespaced-application-broker': 'true' });
    expect(created.spec).toEqual({
      url: `${broker.addresses.broker}/${namespace}`,
      relistBehavior: 'Duration',
      relistRequests: 1,
    });
    await api.kube.delete(kinds.applicationmappings, application, namespace);
    await eventually(async () => ((await brokerIn(namespace)) === undefined ? true : undefined));
  });

  it('is read again when what is allowed changes, or the Application', async () => {
    const namespace = await newNamespace(true);
    await api.kube.patch(kinds.applicationmappings, { name: application, namespace }, 'merge', {
      spec: { services: [{ id: orders }] },
    });
    await eventually(async () => ((await brokerIn(namespace))?.spec.relistRequests === 2 ? true : undefined));
    const changed = applicationWith(application, [orders, both]).spec?.services ?? [];
    const services = changed.map((service) => ({ ...service, description: 'New words' }));
    await api.kube.patch(kinds.applications, { name: application }, 'merge', { spec: { services } });
    await eventually(async () => ((await brokerIn(namespace))?.spec.relistRequests === 3 ? true : undefined));
    await api.kube.patch(kinds.applications, { name: application }, 'merge', { spec: { services: changed } });
  });

  it('stays while an instance of it is there', async () => {
    const namespace = await newNamespace(true);
    await api.kube.create<ServiceClass>(kinds.serviceclasses, {
      apiVersion: catalogVersion,
      kind: 'ServiceClass',
      metadata: { name: orders, namespace },
      spec: {
        externalName: 'orders-api-0',
        externalID: orders,
        description: 'Orders',
        serviceBrokerName: 'application-broker',
      },
    });
    await createInstance(namespace, 'orders', crypto.randomUUID());
    await api.kube.delete(kinds.applicationmappings, application, namespace);
    await eventually(async () => ((await brokerIn(namespace))?.spec.relistRequests === 2 ? true : undefined));
    await api.kube.delete(kinds.serviceinstances, 'orders', namespace);
    await eventually(async () => ((await brokerIn(namespace)) === undefined ? true : undefined));
  });

  it('gets the new address when the broker has moved', async () => {
    const namespace = await newNamespace(true);
    await broker.stop();
    broker = build();
    await broker.start();
    await eventually(async () =>
      (await brokerIn(namespace))?.spec.url === `${broker.addresses.broker}/${namespace}` ? true : undefined,
    );
  });
});

describe('the catalog', () => {
  it("is the contract's", async () => {
    const namespace = await newNamespace(true);
    const { status, body } = await osb('GET', `/${namespace}/v2/catalog`);
    expect(status).toBe(200);
    expect(body.services[0]).toEqual({
      id: orders,
      name: 'orders-api-0',
      description: 'Orders',
      bindable: true,
      tags: [],
      metadata: {
        displayName: 'Orders API',
        providerDisplayName: 'ACME',
        longDescription: 'Orders API of ACME',
        applicationServiceId: orders,
        labels: { 'connected-app': application, provisionOnlyOnce: 'true' },
        bindingLabels: { [`${application}-${orders}`]: 'true' },
      },
      plans: [
        {
          id: `${orders}-plan`,
          name: 'default',
          description: 'Default plan',
          metadata: { displayName: 'Default' },
        },
      ],
    });
    expect(body.services[1].metadata).not.toHaveProperty('bindingLabels');
  });

  it('is empty where nothing is allowed', async () => {
    const namespace = await newNamespace(false);
    await map(namespace, []);
    await eventually(() => brokerIn(namespace));
    expect((await osb('GET', `/${namespace}/v2/catalog`)).body).toEqual({ services: [] });
  });

  it('leaves out an Application with a service that is not valid', async () => {
    const namespace = await newNamespace(false);
    const name = `bad-${api.id}`;
    const bad = applicationWith(name, [crypto.randomUUID()]);
    for (const service of bad.spec?.services ?? []) {
      service.labels = {};
    }
    await api.kube.create(kinds.applications, bad);
    await api.kube.create<ApplicationMapping>(kinds.applicationmappings, {
      apiVersion: connectorVersion,
      kind: 'ApplicationMapping',
      metadata: { name, namespace },
      spec: {},
    });
    await eventually(() => brokerIn(namespace));
    expect((await osb('GET', `/${namespace}/v2/catalog`)).body).toEqual({ services: [] });
  });

  it.each([undefined, '2.12', '3.0', 'x'])('is refused to version %s', async (version) => {
    const headers: Record<string, string> = version === undefined ? {} : { 'x-broker-api-version': version };
    const answer = await fetch(`${broker.addresses.broker}/default/v2/catalog`, { headers });
    expect(answer.status).toBe(412);
    expect(await answer.json()).toEqual({
      error: 'BadRequest',
      description: "Requests requires the 'X-Broker-API-Version' header specified",
    });
  });

  it.each(['2.13', '2.14', '2.17'])('is given to version %s', async (version) => {
    const answer = await osb('GET', '/default/v2/catalog', undefined, { 'x-broker-api-version': version });
    expect(answer.status).toBe(200);
  });
});

describe('provisioning', () => {
  it('succeeds behind the answer, under one operation', async () => {
    const namespace = await newNamespace(true);
    const instance = crypto.randomUUID();
    const answer = await provision(namespace, instance);
    expect(answer).toEqual({ status: 202, body: { dashboard_url: null, operation: expect.any(String) } });
    expect(await outcome(namespace, instance, answer.body.operation)).toEqual({
      status: 200,
      body: { state: 'succeeded', description: 'provisioning succeeded' },
    });
    expect(await provision(namespace, instance)).toEqual({ status: 200, body: {} });
    const other = provisionBody({ service_id: both, plan_id: `${both}-plan` });
    expect((await provision(namespace, instance, other)).status).toBe(409);
  });

  it('is forbidden where the namespace does not have the Application', async () => {
    const namespace = await newNamespace(false);
    const instance = crypto.randomUUID();
    const { body } = await provision(namespace, instance);
    const again = await provision(namespace, instance);
    expect(again).toEqual({ status: 202, body });
    expect((await outcome(namespace, instance, body.operation)).body).toEqual({
      state: 'failed',
      description: `Forbidden provisioning instance [${instance}] for application [name: ${application}, id: ${orders}] in namespace: [${namespace}]. Reason: [ApplicationMapping does not exist in the [${namespace}] namespace]`,
    });
  });

  it('waits a moment for the mapping', async () => {
    const namespace = await newNamespace(false);
    const instance = crypto.randomUUID();
    const { body } = await provision(namespace, instance);
    await map(namespace, [{ id: orders }]);
    expect((await outcome(namespace, instance, body.operation)).body.state).toBe('succeeded');
  });

  it('activates a service once in a namespace', async () => {
    const namespace = await newNamespace(true);
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    await createInstance(namespace, 'a', first);
    await createInstance(namespace, 'b', second);
    const answers = await Promise.all([provision(namespace, first), provision(namespace, second)]);
    const states = await Promise.all([
      outcome(namespace, first, answers[0].body.operation),
      outcome(namespace, second, answers[1].body.operation),
    ]);
    const failed = states.filter((it) => it.body.state === 'failed');
    expect(failed).toHaveLength(1);
    expect(failed[0]?.body.description).toContain('Reason: [already activated]');
  });

  it('activates events, and takes that back', async () => {
    const namespace = await newNamespace(true);
    const instance = crypto.randomUUID();
    const body = provisionBody({ service_id: both, plan_id: `${both}-plan` });
    const started = await provision(namespace, instance, body);
    await outcome(namespace, instance, started.body.operation, both);
    const activation = await api.kube.get<EventActivation>(kinds.eventactivations, both, namespace);
    expect(activation.spec).toEqual({ displayName: 'Orders API', sourceId: application });
    const path = `/${namespace}/v2/service_instances/${instance}?service_id=${both}&plan_id=${both}-plan&accepts_incomplete=true`;
    const removal = await osb('DELETE', path);
    expect(removal).toEqual({ status: 202, body: { dashboard_url: null, operation: expect.any(String) } });
    const ended = await outcome(namespace, instance, removal.body.operation, both);
    expect(ended.body).toEqual({ state: 'succeeded', description: 'deprovisioning succeeded' });
    expect(await api.kube.find(kinds.eventactivations, both, namespace)).toBeUndefined();
    expect(await osb('DELETE', path)).toEqual({ status: 410, body: {} });
  });

  it('goes on under the same operation after a restart', async () => {
    const namespace = await newNamespace(true);
    const instance = crypto.randomUUID();
    await createInstance(namespace, 'orders', instance, {
      asyncOpInProgress: true,
      currentOperation: 'Provision',
      lastOperation: 'from-another-process',
    });
    expect((await outcome(namespace, instance, 'from-another-process')).body.state).toBe('succeeded');
    expect(
      await osb('GET', `/${namespace}/v2/service_instances/${instance}/last_operation?operation=x`),
    ).toMatchObject({ status: 404 });
  });

  it.each([
    ['{', 400, 'The request body is no JSON object.'],
    [{ organization_guid: '' }, 400, 'OrganizationGUID must be non-empty string'],
    [{ space_guid: '' }, 400, 'SpaceGUID must be non-empty string'],
    [
      { parameters: { a: 1 } },
      400,
      'application-broker does not support configuration options for provisioning',
    ],
    [{ service_id: 'nobody' }, 400, 'service [id: nobody] belongs to no application'],
  ])('refuses %j', async (change, status, description) => {
    const body = typeof change === 'string' ? change : provisionBody(change);
    const answer = await provision('default', crypto.randomUUID(), body);
    expect(answer).toEqual({ status, body: { error: 'BadRequest', description } });
  });

  it('needs a platform that can wait', async () => {
    const answer = await osb('PUT', `/default/v2/service_instances/${crypto.randomUUID()}`, provisionBody());
    expect(answer).toMatchObject({ status: 422, body: { error: 'AsyncRequired' } });
  });
});

describe('binding', () => {
  const path = '/default/v2/service_instances/i/service_bindings/b';

  it('gives the address of the gateway', async () => {
    const namespace = await newNamespace(true);
    const instance = crypto.randomUUID();
    await createInstance(namespace, 'orders', instance);
    const path = `/${namespace}/v2/service_instances/${instance}/service_bindings/b`;
    const body = { service_id: orders, plan_id: `${orders}-plan`, context: { namespace: 'default' } };
    expect(await osb('PUT', path, body)).toEqual({
      status: 201,
      body: {
        credentials: { GATEWAY_URL: `http://${application}-${orders}.kyma-integration.svc.cluster.local` },
      },
    });
    expect(await osb('DELETE', path)).toEqual({ status: 200, body: {} });
    expect(await osb('DELETE', path)).toEqual({ status: 410, body: {} });
  });

  it.each([
    ['x', 'cannot get bind parameters from request body'],
    [{ service_id: 's' }, 'bind parameters cannot be empty'],
    [{ service_id: 's', plan_id: 'p', context: {} }, 'namespace key should be present in context'],
    [{ service_id: 's', plan_id: 'p', context: { namespace: 1 } }, 'namespace key should be string type'],
  ])('refuses %j', async (body, description) => {
    expect(await osb('PUT', path, body)).toEqual({ status: 400, body: { error: 'BadRequest', description } });
  });
});
