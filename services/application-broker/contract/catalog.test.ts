import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationService, ServiceEntry } from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type BrokerWorld, createBrokerWorld } from '#testing/broker-world.ts';
import { eventually } from '#testing/eventually.ts';
import { registeredService, type ServiceChange } from '#testing/registered-service.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { startBroker, type TestBroker } from '#testing/start-broker.ts';

// the numbers in the names are sections of the binding contract

let api: TestApi;
let broker: TestBroker;
let world: BrokerWorld;
/** Where the tests of single services map their Applications. */
let shared: string;

beforeAll(async () => {
  api = await startTestApi();
  world = createBrokerWorld(api);
  broker = await startBroker(api);
  shared = await world.newNamespace();
});
afterAll(async () => {
  await broker?.stop();
  await world?.stop();
  await api?.stop();
});

// biome-ignore lint/suspicious/noExplicitAny: catalogs are looked into member by member
async function catalogIn(namespace: string): Promise<any[]> {
  const { status, body } = await broker.osb('GET', `/${namespace}/v2/catalog`);
  expect(status).toBe(200);
  return body.services;
}

async function idsIn(namespace: string): Promise<string[]> {
  return (await catalogIn(namespace)).map(({ id }) => id);
}

/** Offers services in a namespace and waits until everything that came before has been seen. */
async function offer(namespace: string, ...services: ApplicationService[]): Promise<string> {
  const application = await world.createApplication(services);
  await world.map(namespace, application);
  await seen(namespace);
  return application;
}

async function seen(namespace: string): Promise<void> {
  const last = registeredService(world.newId());
  await world.map(namespace, await world.createApplication([last]));
  await eventually(async () => ((await idsIn(namespace)).includes(last.id) ? true : undefined));
}

async function offered(change: ServiceChange) {
  const service = registeredService(world.newId(), change);
  await offer(shared, service);
  return (await catalogIn(shared)).find(({ id }) => id === service.id);
}

describe('1.6 an element of the catalog', () => {
  it('is exactly this', async () => {
    const id = world.newId();
    await offer(shared, registeredService(id, { tags: ['orders'] }));
    expect((await catalogIn(shared)).find((one) => one.id === id)).toEqual({
      id,
      name: `orders-api-${id.slice(-5)}`,
      description: 'Orders',
      bindable: true,
      tags: ['orders'],
      metadata: {
        displayName: 'Orders API',
        providerDisplayName: 'ACME',
        longDescription: 'Orders API of ACME',
        applicationServiceId: id,
        labels: { 'connected-app': 'shop', provisionOnlyOnce: 'true' },
        bindingLabels: { [`shop-${id}`]: 'true' },
      },
      plans: [
        {
          id: `${id}-plan`,
          name: 'default',
          description: 'Default plan',
          metadata: { displayName: 'Default' },
        },
      ],
    });
  });

  it.each<[string, ServiceChange, object]>([
    ['an API is bindable', { types: ['API'] }, { bindable: true }],
    ['events are not bindable', { types: ['Events'] }, { bindable: false }],
    ['an API with events is bindable', { types: ['API', 'Events'] }, { bindable: true }],
    [
      'the labels of the service are kept',
      { labels: { 'connected-app': 'shop', tier: 'gold' } },
      { metadata: { labels: { 'connected-app': 'shop', tier: 'gold', provisionOnlyOnce: 'true' } } },
    ],
    [
      'provisionOnlyOnce is always true',
      { labels: { 'connected-app': 'shop', provisionOnlyOnce: 'false' } },
      { metadata: { labels: { provisionOnlyOnce: 'true' } } },
    ],
    [
      'an empty description is replaced, or no catalog would take it [B]',
      { description: '' },
      { description: 'Orders API' },
    ],
  ])('%s', async (_what, change, expected) => {
    expect(await offered(change)).toMatchObject(expected);
  });

  it.each<[string, ServiceChange]>([
    ['events only', { types: ['Events'] }],
    ['an API with events [B]: as the reference', { types: ['API', 'Events'] }],
  ])('has no bindingLabels for %s', async (_what, change) => {
    expect((await offered(change)).metadata).not.toHaveProperty('bindingLabels');
  });

  it.each(['tags', 'longDescription'] as const)('has a value for a missing member %s', async (member) => {
    const service = registeredService(world.newId());
    delete service[member];
    await offer(shared, service);
    const element = (await catalogIn(shared)).find(({ id }) => id === service.id);
    expect({ ...element, ...element.metadata }[member]).toEqual(member === 'tags' ? [] : '');
  });
});

describe('1.4 what an ApplicationMapping allows', () => {
  it.each<[string, (ids: string[]) => { id: string }[] | null | undefined, number[]]>([
    ['without a list: everything', () => undefined, [0, 1]],
    ['with null: everything', () => null, [0, 1]],
    ['with a list: what is in it', (ids) => ids.slice(1).map((id) => ({ id })), [1]],
    ['with an empty list: nothing', () => [], []],
    ['with an id of no service: the others', (ids) => [{ id: 'nobody' }, { id: ids[0] ?? '' }], [0]],
  ])('%s', async (_what, servicesOf, expected) => {
    const namespace = await world.newNamespace();
    const ids = [world.newId(), world.newId()];
    const application = await world.createApplication(ids.map((id) => registeredService(id)));
    await world.map(namespace, application, servicesOf(ids));
    await seen(namespace);
    const found = (await idsIn(namespace)).filter((id) => ids.includes(id));
    expect(found).toEqual(expected.map((index) => ids[index]));
  });

  it('also a service that comes later, where everything is allowed', async () => {
    const namespace = await world.newNamespace();
    const [first, later] = [registeredService(world.newId()), registeredService(world.newId())];
    const application = await offer(namespace, first);
    await world.setServices(application, [first, later]);
    await eventually(async () => ((await idsIn(namespace)).includes(later.id) ? true : undefined));
  });

  it('only in its namespace', async () => {
    const [namespace, other] = [await world.newNamespace(), await world.newNamespace()];
    await offer(namespace, registeredService(world.newId()));
    expect(await catalogIn(other)).toEqual([]);
  });

  it('nothing of an Application that does not exist', async () => {
    const namespace = await world.newNamespace();
    await world.map(namespace, `nobody-${api.id}`);
    await seen(namespace);
    expect(await catalogIn(namespace)).toHaveLength(1);
  });

  it('nothing any more once it is deleted', async () => {
    const namespace = await world.newNamespace();
    const service = registeredService(world.newId());
    const application = await offer(namespace, service);
    await world.unmap(namespace, application);
    await eventually(async () => ((await idsIn(namespace)).includes(service.id) ? undefined : true));
  });

  it('1.1 nothing by the sample object of a liveness probe', async () => {
    const namespace = await world.newNamespace();
    await world.map(namespace, 'informer.liveness.probe.application.name');
    await seen(namespace);
    expect(await catalogIn(namespace)).toHaveLength(1);
  });

  it('in a namespace that nobody knows: an empty catalog', async () => {
    expect(await catalogIn('nowhere')).toEqual([]);
  });
});

describe('1.5 an Application is left out completely with', () => {
  const [api1, events]: ServiceEntry[] = registeredService('x', { types: ['API', 'Events'] }).entries;

  it.each<[string, Partial<ApplicationService>]>([
    ['a service without entries', { entries: [] }],
    ['two APIs in a service', { entries: [api1, api1].filter((one) => one !== undefined) }],
    ['events twice in a service', { entries: [events, events].filter((one) => one !== undefined) }],
    ['an API without gatewayUrl', { entries: [{ type: 'API', accessLabel: 'shop' }] }],
    ['an API without accessLabel', { entries: [{ type: 'API', gatewayUrl: 'http://shop' }] }],
    ['a service without the label connected-app', { labels: { tier: 'gold' } }],
    ['a service without labels', { labels: null }],
  ])('%s', async (_what, change) => {
    const namespace = await world.newNamespace();
    const good = registeredService(world.newId());
    await offer(namespace, good, registeredService(world.newId(), change));
    expect(await idsIn(namespace)).not.toContain(good.id);
  });

  it('nothing, once the fault is repaired', async () => {
    const namespace = await world.newNamespace();
    const service = registeredService(world.newId(), { labels: null });
    const application = await offer(namespace, service);
    await world.setServices(application, [{ ...service, labels: { 'connected-app': 'shop' } }]);
    await eventually(async () => ((await idsIn(namespace)).includes(service.id) ? true : undefined));
  });

  it('a fault that came later, too', async () => {
    const namespace = await world.newNamespace();
    const service = registeredService(world.newId());
    const application = await offer(namespace, service);
    await world.setServices(application, [{ ...service, labels: null }]);
    await eventually(async () => ((await idsIn(namespace)).includes(service.id) ? undefined : true));
  });
});

describe('9.3 a catalog that a platform takes', () => {
  it('has each name once: of two Applications the first keeps it', async () => {
    const namespace = await world.newNamespace();
    const name = `same-${api.id}`;
    const [one, two] = [world.newId(), world.newId()];
    await offer(namespace, registeredService(one, { name }));
    await offer(namespace, registeredService(two, { name }));
    expect((await idsIn(namespace)).filter((id) => [one, two].includes(id))).toEqual([one]);
  });

  it('has each id once', async () => {
    const namespace = await world.newNamespace();
    const id = world.newId();
    await offer(namespace, registeredService(id));
    await offer(namespace, registeredService(id, { name: 'other' }));
    expect((await idsIn(namespace)).filter((one) => one === id)).toHaveLength(1);
  });

  it('leaves out only the service whose plan id would be too long', async () => {
    const namespace = await world.newNamespace();
    const good = registeredService(world.newId());
    await offer(namespace, good, registeredService('i'.repeat(59), { types: ['Events'] }));
    expect(await idsIn(namespace)).toEqual(expect.arrayContaining([good.id]));
    expect(await idsIn(namespace)).not.toContain('i'.repeat(59));
  });

  it('names no plan_updateable and no free: what is left out means what the reference means', async () => {
    const element = await offered({});
    expect(element).not.toHaveProperty('plan_updateable');
    expect(element.plans[0]).not.toHaveProperty('free');
  });
});

it('1.6 is empty again when the Application is gone', async () => {
  const namespace = await world.newNamespace();
  const service = registeredService(world.newId());
  const application = await offer(namespace, service);
  await api.kube.delete(kinds.applications, application);
  await eventually(async () => ((await idsIn(namespace)).includes(service.id) ? undefined : true));
});
