import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type BrokerWorld, createBrokerWorld } from '#testing/broker-world.ts';
import { eventually } from '#testing/eventually.ts';
import { idsOf, provisionBody, registeredService } from '#testing/registered-service.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { startBroker, type TestBroker } from '#testing/start-broker.ts';

// the numbers in the names are sections of the binding contract

let api: TestApi;
let broker: TestBroker;
let world: BrokerWorld;
let application: string;
let orders: string;
let stock: string;
let events: string;
let namespace: string;
/** Provisioned instances of them. */
let ordersInstance: string;
let stockInstance: string;
let eventsInstance: string;

beforeAll(async () => {
  api = await startTestApi();
  world = createBrokerWorld(api);
  broker = await startBroker(api);
  [orders, stock, events] = [world.newId(), world.newId(), world.newId()];
  application = await world.createApplication([
    registeredService(orders),
    registeredService(stock),
    registeredService(events, { types: ['Events'] }),
  ]);
  namespace = await world.newNamespace();
  await world.map(namespace, application);
  [ordersInstance, stockInstance, eventsInstance] = [
    await provisioned(orders),
    await provisioned(stock),
    await provisioned(events),
  ];
});
afterAll(async () => {
  await broker?.stop();
  await world?.stop();
  await api?.stop();
});

async function provisioned(service: string): Promise<string> {
  const instance = crypto.randomUUID();
  await eventually(async () => {
    const { status } = await broker.provision(namespace, instance, provisionBody(service));
    return status === 200 ? true : undefined;
  });
  return instance;
}

const pathOf = (instance: string, binding: string) =>
  `/${namespace}/v2/service_instances/${instance}/service_bindings/${binding}`;

function bindBody(service: string, change: object = {}) {
  return { ...idsOf(service), context: { platform: 'kubernetes', namespace }, ...change };
}

const credentialsOf = (service: string) => ({
  credentials: { GATEWAY_URL: `http://shop-${service}.kyma-integration.svc.cluster.local` },
});

describe('1.8 PUT of a binding is refused', () => {
  it.each<[string, unknown, string]>([
    ['no JSON', 'x', 'cannot get bind parameters from request body'],
    ['no body', undefined, 'cannot get bind parameters from request body'],
    ['a list', [], 'cannot get bind parameters from request body'],
    ['no ids', {}, 'bind parameters cannot be empty'],
    ['no plan_id', { service_id: 's' }, 'bind parameters cannot be empty'],
    ['an empty service_id', { service_id: '', plan_id: 'p' }, 'bind parameters cannot be empty'],
    ['no context', { service_id: 's', plan_id: 'p' }, 'namespace key should be present in context'],
    [
      'no namespace in the context',
      { service_id: 's', plan_id: 'p', context: { platform: 'kubernetes' } },
      'namespace key should be present in context',
    ],
    [
      'a namespace that is no text',
      { service_id: 's', plan_id: 'p', context: { namespace: 1 } },
      'namespace key should be string type',
    ],
  ])('400 with %s', async (_what, sent, description) => {
    const { status, body } = await broker.osb('PUT', pathOf(ordersInstance, 'b'), sent);
    expect({ status, body }).toEqual({ status: 400, body: { error: 'BadRequest', description } });
  });

  it('9.3 404 for an instance that is not there', async () => {
    const { status, body } = await broker.osb('PUT', pathOf('nobody', 'b'), bindBody(orders));
    expect({ status, body }).toEqual({
      status: 404,
      body: { error: 'NotFound', description: `there is no instance [nobody] in namespace [${namespace}]` },
    });
  });

  it('9.3 404 for an instance of another namespace', async () => {
    const path = `/${api.namespace}/v2/service_instances/${ordersInstance}/service_bindings/b`;
    expect((await broker.osb('PUT', path, bindBody(orders))).status).toBe(404);
  });

  it('400 for a service without an API', async () => {
    const { status, body } = await broker.osb('PUT', pathOf(eventsInstance, 'b'), bindBody(events));
    expect({ status, body }).toEqual({
      status: 400,
      body: { error: 'BadRequest', description: `service [id: ${events}] has no API to bind` },
    });
  });

  it('400 for a service of nobody', async () => {
    const { status } = await broker.osb('PUT', pathOf(ordersInstance, 'b'), bindBody('nobody'));
    expect(status).toBe(400);
  });
});

describe('1.8 PUT of a binding', () => {
  it('answers 201 with exactly GATEWAY_URL', async () => {
    const { status, body } = await broker.osb('PUT', pathOf(ordersInstance, 'b1'), bindBody(orders));
    expect({ status, body }).toEqual({ status: 201, body: credentialsOf(orders) });
  });

  it('9.3 answers 200 with the same when it is repeated [B]: the reference says 201 again', async () => {
    const path = pathOf(ordersInstance, 'b2');
    await broker.osb('PUT', path, bindBody(orders));
    const { status, body } = await broker.osb('PUT', path, bindBody(orders));
    expect({ status, body }).toEqual({ status: 200, body: credentialsOf(orders) });
  });

  it('9.3 answers 409 where the id is bound to something else', async () => {
    await broker.osb('PUT', pathOf(ordersInstance, 'b3'), bindBody(orders));
    const { status, body } = await broker.osb('PUT', pathOf(stockInstance, 'b3'), bindBody(stock));
    expect({ status, body }).toEqual({ status: 409, body: {} });
  });

  it.each<[string, object]>([
    ['parameters', { parameters: { size: 1 } }],
    ['bind_resource', { bind_resource: { app_guid: 'x' } }],
    ['members of a later OSB', { predecessor_binding_id: 'x' }],
  ])('does not look at %s', async (what, change) => {
    const path = pathOf(ordersInstance, `ignored-${what}`);
    const { status, body } = await broker.osb('PUT', path, bindBody(orders, change));
    expect({ status, body }).toEqual({ status: 201, body: credentialsOf(orders) });
  });

  it('9.4 waits for a provisioning that still runs: a refusal would be final', async () => {
    const place = await world.newNamespace();
    const patient = await startBroker(api, { accessWaitMs: 30_000 });
    const instance = crypto.randomUUID();
    await patient.provision(place, instance, provisionBody(orders));
    const path = `/${place}/v2/service_instances/${instance}/service_bindings/b`;
    const binding = patient.osb('PUT', path, bindBody(orders));
    await world.map(place, application);
    expect((await binding).status).toBe(201);
    await patient.stop();
  });

  it('8.4 works after the mapping is gone: an existing instance keeps working', async () => {
    const place = await world.newNamespace();
    const instance = crypto.randomUUID();
    await world.createInstance(place, instance, idsOf(orders), { provisionStatus: 'Provisioned' });
    const path = `/${place}/v2/service_instances/${instance}/service_bindings/b`;
    expect(await broker.osb('PUT', path, bindBody(orders))).toMatchObject({
      status: 201,
      body: credentialsOf(orders),
    });
  });

  it('9.4 is forgotten with its instance', async () => {
    const instance = await provisioned(stock);
    const { body } = await broker.deprovision(namespace, instance, idsOf(stock));
    await broker.outcome(namespace, instance, body.operation, idsOf(stock));
    expect((await broker.osb('PUT', pathOf(instance, 'b'), bindBody(stock))).status).toBe(404);
  });

  it('1.9 is known after a restart by its ServiceBinding', async () => {
    const binding = crypto.randomUUID();
    await createBinding(binding);
    await eventually(async () => {
      const { status } = await broker.osb('PUT', pathOf(ordersInstance, binding), bindBody(orders));
      return status === 200 ? true : undefined;
    });
  });
});

describe('1.8 DELETE of a binding', () => {
  it('9.3 answers 200 the first time, then 410, always with a JSON body', async () => {
    const path = pathOf(ordersInstance, 'u1');
    await broker.osb('PUT', path, bindBody(orders));
    expect(await broker.osb('DELETE', path)).toMatchObject({ status: 200, body: {} });
    expect(await broker.osb('DELETE', path)).toMatchObject({ status: 410, body: {} });
  });

  it('answers 410 for a binding that never was', async () => {
    expect(await broker.osb('DELETE', pathOf(ordersInstance, 'never'))).toMatchObject({
      status: 410,
      body: {},
    });
  });

  it('answers 410 for a binding of an instance that never was', async () => {
    expect(await broker.osb('DELETE', pathOf('nobody', 'never'))).toMatchObject({ status: 410, body: {} });
  });

  it('lets the binding come back', async () => {
    const path = pathOf(ordersInstance, 'u2');
    await broker.osb('PUT', path, bindBody(orders));
    await broker.osb('DELETE', path);
    expect((await broker.osb('PUT', path, bindBody(orders))).status).toBe(201);
  });

  it('1.9 knows a binding of a former process by its ServiceBinding', async () => {
    const binding = crypto.randomUUID();
    await createBinding(binding);
    await broker.stop();
    broker = await startBroker(api);
    expect((await broker.osb('DELETE', pathOf(ordersInstance, binding))).status).toBe(200);
  });
});

/** As the catalog's controller stores a binding that is ready. */
async function createBinding(externalID: string): Promise<void> {
  const created = await api.kube.create<CatalogBinding>(kinds.servicebindings, {
    apiVersion: 'servicecatalog.k8s.io/v1beta1',
    kind: 'ServiceBinding',
    metadata: { name: `binding-${externalID.slice(0, 8)}`, namespace },
    spec: { instanceRef: { name: 'orders' }, externalID },
  });
  await api.kube.replaceStatus<CatalogBinding>(kinds.servicebindings, {
    ...created,
    status: { conditions: [{ type: 'Ready', status: 'True', reason: 'InjectedBindResult' }] },
  });
}
