import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application, ApplicationService, ServiceEntry } from '#lib/domain/application/application.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type BrokerWorld, createBrokerWorld } from '#testing/broker-world.ts';
import { eventually } from '#testing/eventually.ts';
import { provisionBody, registeredService } from '#testing/registered-service.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { startBroker, type TestBroker } from '#testing/start-broker.ts';

// the numbers in the names are sections of the binding contract

let api: TestApi;
let broker: TestBroker;
let world: BrokerWorld;

beforeAll(async () => {
  api = await startTestApi();
  world = createBrokerWorld(api);
  broker = await startBroker(api, { apiPackages: true });
});
afterAll(async () => {
  await broker?.stop();
  await world?.stop();
  await api?.stop();
});

type PackageSpec = Partial<Application['spec']>;

function packaged(applicationId: string, change: PackageSpec = {}): PackageSpec {
  return {
    compassMetadata: { applicationId, authentication: { clientIds: [] } },
    labels: { 'connected-app': 'shop' },
    ...change,
  };
}

function entry(change: Partial<ServiceEntry> = {}): ServiceEntry {
  return { type: 'API', id: 'a1-b2', name: 'Orders API', targetUrl: 'https://shop.example', ...change };
}

/** An API package: one service with these entries. */
function packageOf(id: string, entries: ServiceEntry[], change: Partial<ApplicationService> = {}) {
  return registeredService(id, { labels: null, entries, ...change });
}

async function catalogIn(namespace: string) {
  return (await broker.osb('GET', `/${namespace}/v2/catalog`)).body.services;
}

/** Offers an Application in a namespace of its own; gives its element of the catalog, undefined when there is none. */
async function offered(services: ApplicationService[], spec: PackageSpec) {
  const namespace = await world.newNamespace();
  const application = await world.createApplication(services, spec);
  await world.map(namespace, application);
  const last = world.newId();
  await world.map(
    namespace,
    await world.createApplication([packageOf(world.newId(), [entry()])], packaged(last)),
  );
  const catalog = await eventually(async () => {
    const elements = await catalogIn(namespace);
    return elements.some(({ id }: { id: string }) => id === last) ? elements : undefined;
  });
  const element = catalog.find(({ id }: { id: string }) => id !== last);
  return { namespace, application, element };
}

describe('1.6 an element of the catalog', () => {
  it('is exactly this, one per Application with a plan per service', async () => {
    const id = world.newId();
    const [orders, news] = [world.newId(), world.newId()];
    const schema = { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object' };
    const { element, application } = await offered(
      [
        packageOf(orders, [entry()], { authCreateParameterSchema: JSON.stringify(schema) }),
        packageOf(news, [{ type: 'Events' }], { displayName: 'News' }),
      ],
      packaged(id, {
        description: 'A shop',
        displayName: 'Shop',
        providerDisplayName: 'ACME',
        longDescription: 'The shop of ACME',
        tags: ['shop'],
      }),
    );
    expect(element).toEqual({
      id,
      name: application,
      description: 'A shop',
      bindable: true,
      tags: ['shop'],
      metadata: {
        displayName: 'Shop',
        providerDisplayName: 'ACME',
        longDescription: 'The shop of ACME',
        labels: { 'connected-app': 'shop', 'documentation-per-plan': 'true' },
      },
      plans: [
        {
          id: orders,
          name: `orders-api-${orders.slice(-5)}`,
          description: 'Orders',
          metadata: { displayName: 'Orders API' },
          bindable: true,
          schemas: { service_instance: { create: { parameters: schema } } },
        },
        {
          id: news,
          name: `orders-api-${news.slice(-5)}`,
          description: 'Orders',
          metadata: { displayName: 'News' },
          bindable: false,
        },
      ],
    });
  });

  it('has only the plans that the namespace is allowed', async () => {
    const [one, two] = [world.newId(), world.newId()];
    const namespace = await world.newNamespace();
    const services = [packageOf(one, [entry()]), packageOf(two, [entry()])];
    const application = await world.createApplication(services, packaged(world.newId()));
    await world.map(namespace, application, [{ id: two }]);
    const [element] = await eventually(async () => {
      const elements = await catalogIn(namespace);
      return elements.length > 0 ? elements : undefined;
    });
    expect(element.plans.map((plan: { id: string }) => plan.id)).toEqual([two]);
  });

  it('is left out where no service is allowed', async () => {
    expect((await offered([], packaged(world.newId()))).element).toBeUndefined();
  });
});

describe('1.5 an Application is left out with', () => {
  it.each<[string, () => PackageSpec, ServiceEntry]>([
    ['no label connected-app', () => packaged(world.newId(), { labels: { tier: 'gold' } }), entry()],
    ['no applicationId', () => packaged(''), entry()],
    ['an API without an id', () => packaged(world.newId()), entry({ id: '' })],
    ['an API without a name', () => packaged(world.newId()), entry({ name: '' })],
    ['an API without a targetUrl', () => packaged(world.newId()), entry({ targetUrl: '' })],
  ])('%s', async (_what, spec, api1) => {
    const { element } = await offered([packageOf(world.newId(), [api1])], spec());
    expect(element).toBeUndefined();
  });
});

/** An instance of a package, provisioned, and a ServiceBinding of it that waits for its credentials. */
async function waiting(entries: ServiceEntry[], secretName?: string) {
  const [id, plan] = [world.newId(), world.newId()];
  const { namespace, application } = await offered([packageOf(plan, entries)], packaged(id));
  await labelSecrets(entries, { app: application, serviceId: plan });
  const ids = { service_id: id, plan_id: plan };
  const instance = crypto.randomUUID();
  await eventually(async () => {
    const { status } = await broker.provision(namespace, instance, provisionBody(id, { plan_id: plan }));
    return status === 200 ? true : undefined;
  });
  const externalID = crypto.randomUUID();
  await api.kube.create<CatalogBinding>(kinds.servicebindings, {
    apiVersion: 'servicecatalog.k8s.io/v1beta1',
    kind: 'ServiceBinding',
    metadata: { name: 'orders', namespace },
    spec: {
      instanceRef: { name: 'orders' },
      externalID,
      ...(secretName === undefined ? {} : { secretName }),
    },
  });
  const path = `/${namespace}/v2/service_instances/${instance}/service_bindings/${externalID}`;
  return { namespace, instance, ids, path, body: { ...ids, context: { namespace } } };
}

/** As the registry labels what it makes for the service; a Secret that has labels keeps them. */
async function labelSecrets(entries: ServiceEntry[], labels: Record<string, string>): Promise<void> {
  for (const { credentials, requestParametersSecretName } of entries) {
    const name = credentials?.secretName ?? requestParametersSecretName ?? '';
    const found = name === '' ? undefined : await api.kube.find(kinds.secrets, name, api.namespace);
    if (found !== undefined && found.metadata.labels === undefined) {
      const target = { name, namespace: api.namespace };
      await api.kube.patch(kinds.secrets, target, 'merge', { metadata: { labels } });
    }
  }
}

async function secret(data: Record<string, string>, labels?: Record<string, string>): Promise<string> {
  const name = world.newId();
  await api.kube.create(kinds.secrets, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: api.namespace, ...(labels === undefined ? {} : { labels }) },
    stringData: data,
  } as never);
  return name;
}

const orders = 'ORDERS_API_A1_B2';

describe('1.8 credentials', () => {
  it('of an API without credentials', async () => {
    const { namespace, path, body } = await waiting([entry()]);
    const answer = await broker.osb('PUT', path, body);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      credentials: {
        CREDENTIALS_TYPE: 'noauth',
        CONFIGURATION: {},
        [`${orders}_GATEWAY_URL`]: `http://${namespace}-gateway:8080/secret/orders/api/${orders}`,
        [`${orders}_TARGET_URL`]: 'https://shop.example',
      },
    });
  });

  it('have a pair of addresses for each API, below the Secret that the binding names', async () => {
    const other = entry({ id: '7', name: ' 9 Stock  level!', targetUrl: 'https://stock.example' });
    const { namespace, path, body } = await waiting([entry(), other, { type: 'Events' }], 'own-name');
    const { credentials } = (await broker.osb('PUT', path, body)).body;
    expect(Object.keys(credentials)).toHaveLength(6);
    expect(credentials).toMatchObject({
      [`${orders}_GATEWAY_URL`]: `http://${namespace}-gateway:8080/secret/own-name/api/${orders}`,
      STOCK_LEVEL_7_GATEWAY_URL: `http://${namespace}-gateway:8080/secret/own-name/api/STOCK_LEVEL_7`,
      STOCK_LEVEL_7_TARGET_URL: 'https://stock.example',
    });
  });

  it('keep the address at the gateway that an API has already', async () => {
    const { path, body } = await waiting([entry({ gatewayUrl: 'http://shop-orders.kyma-integration' })]);
    const { credentials } = (await broker.osb('PUT', path, body)).body;
    expect(credentials[`${orders}_GATEWAY_URL`]).toBe('http://shop-orders.kyma-integration');
  });

  it.each<[string, string, Record<string, string>, object, object]>([
    [
      'Basic',
      'basicauth',
      { username: 'u', password: 'p' },
      { csrfInfo: { tokenEndpointURL: 'https://shop.example/csrf' } },
      {
        csrfConfig: { tokenUrl: 'https://shop.example/csrf' },
        credentials: { username: 'u', password: 'p' },
      },
    ],
    [
      'OAuth',
      'oauth',
      { clientId: 'c', clientSecret: 's', headers: '{"x-a":["1"]}' },
      { authenticationUrl: 'https://shop.example/token' },
      {
        credentials: {
          clientId: 'c',
          clientSecret: 's',
          tokenUrl: 'https://shop.example/token',
          requestParameters: { headers: { 'x-a': ['1'] } },
        },
      },
    ],
    ['CertificateGen', 'certificate', { crt: 'C', key: 'K' }, {}, { credentials: { crt: 'C', key: 'K' } }],
  ])('of type %s', async (type, said, data, more, configuration) => {
    const secretName = await secret(data);
    const { path, body } = await waiting([entry({ credentials: { type, secretName, ...more } })]);
    const { credentials } = (await broker.osb('PUT', path, body)).body;
    expect(credentials).toMatchObject({ CREDENTIALS_TYPE: said, CONFIGURATION: configuration });
  });

  it('name the request parameters', async () => {
    const requestParametersSecretName = await secret({ queryParameters: '{"v":["2"]}' });
    const { path, body } = await waiting([entry({ requestParametersSecretName })]);
    const { credentials } = (await broker.osb('PUT', path, body)).body;
    expect(credentials.CONFIGURATION).toEqual({ requestParameters: { queryParameters: { v: ['2'] } } });
  });

  it.each<[string, ServiceEntry, string]>([
    [
      'whose Secret is missing',
      entry({ credentials: { type: 'Basic', secretName: 'nowhere' } }),
      'is missing',
    ],
    ['of events only', { type: 'Events' }, 'has no API to bind'],
  ])('cannot be given for a package %s: 400', async (_what, only, reason) => {
    const { path, body } = await waiting([only]);
    const answer = await broker.osb('PUT', path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.description).toContain(reason);
  });

  it.each(['credentials', 'request parameters'])(
    'cannot be given where the Secret of the %s is for another service: 400',
    async (what) => {
      const name = await secret({ username: 'u', password: 'p' }, { app: 'shop', serviceId: '7' });
      const change =
        what === 'credentials'
          ? { credentials: { type: 'Basic', secretName: name } }
          : { requestParametersSecretName: name };
      const { path, body } = await waiting([entry(change)]);
      const answer = await broker.osb('PUT', path, body);
      expect(answer.status).toBe(400);
      expect(answer.body.description).toContain(`secret ${name} does not count for this service`);
      expect(JSON.stringify(answer.body)).not.toContain('password');
    },
  );

  it('cannot be given without a ServiceBinding: 400', async () => {
    const { namespace, instance, body } = await waiting([entry()]);
    const path = `/${namespace}/v2/service_instances/${instance}/service_bindings/nobody`;
    const answer = await broker.osb('PUT', path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.description).toContain('found 0');
  });
});

describe('1.8 instances of packages', () => {
  it('take parameters, and another instance of the same plan', async () => {
    const { namespace, ids } = await waiting([entry()]);
    const instance = crypto.randomUUID();
    const body = provisionBody(ids.service_id, { ...ids, parameters: { tenant: 'a' } });
    const { operation } = (await broker.provision(namespace, instance, body)).body;
    expect((await broker.outcome(namespace, instance, operation, ids)).body.state).toBe('succeeded');
  });

  it('are refused for a plan that the Application does not have: 400', async () => {
    const { namespace, ids } = await waiting([entry()]);
    const body = provisionBody(ids.service_id, { plan_id: 'nobody' });
    const answer = await broker.provision(namespace, crypto.randomUUID(), body);
    expect(answer.status).toBe(400);
    expect(answer.body.description).toMatch(/^while getting service \[nobody\] from Application \[shop-/);
  });

  it('let events in under the name of their plan, and take them back', async () => {
    const { namespace, instance, ids } = await waiting([entry(), { type: 'Events' }]);
    expect(await api.kube.find(kinds.eventactivations, ids.plan_id, namespace)).toBeDefined();
    const { body } = await broker.deprovision(namespace, instance, ids);
    await broker.outcome(namespace, instance, body.operation, ids);
    expect(await api.kube.find(kinds.eventactivations, ids.plan_id, namespace)).toBeUndefined();
  });
});
