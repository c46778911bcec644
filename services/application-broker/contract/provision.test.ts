import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventActivation } from '#lib/domain/application/event-activation.ts';
import type { ServiceInstanceStatusFields } from '#lib/domain/catalog/service-instance.ts';
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
/** An Application's services: an API, another API, and one with events. */
let application: string;
let orders: string;
let stock: string;
let events: string;
/** Where the Application is mapped, and where it is not. */
let open: string;
let closed: string;

beforeAll(async () => {
  api = await startTestApi();
  world = createBrokerWorld(api);
  broker = await startBroker(api);
  [orders, stock, events] = [world.newId(), world.newId(), world.newId()];
  application = await world.createApplication([
    registeredService(orders),
    registeredService(stock),
    registeredService(events, { types: ['API', 'Events'] }),
  ]);
  closed = await world.newNamespace();
  open = await newOpenNamespace();
});
afterAll(async () => {
  await broker?.stop();
  await world?.stop();
  await api?.stop();
});

async function newOpenNamespace(): Promise<string> {
  const namespace = await world.newNamespace();
  await world.map(namespace, application);
  await eventually(async () => {
    const { body } = await broker.osb('GET', `/${namespace}/v2/catalog`);
    return body.services.length === 3 ? true : undefined;
  });
  // its catalog is there before it is: what counts objects counts it too
  await eventually(() => world.brokerIn(namespace));
  return namespace;
}

const newInstance = () => crypto.randomUUID();

/** Provisions and waits for what it comes to. */
async function provisioned(namespace: string, instance: string, service = orders) {
  const { status, body } = await broker.provision(namespace, instance, provisionBody(service));
  expect(status).toBe(202);
  return (await broker.outcome(namespace, instance, body.operation, idsOf(service))).body;
}

async function deprovisioned(namespace: string, instance: string, service = orders) {
  const { status, body } = await broker.deprovision(namespace, instance, idsOf(service));
  expect(status).toBe(202);
  return (await broker.outcome(namespace, instance, body.operation, idsOf(service))).body;
}

function forbidden(instance: string, namespace: string, service: string, why: string) {
  return {
    state: 'failed',
    description: `Forbidden provisioning instance [${instance}] for application [name: ${application}, id: ${service}] in namespace: [${namespace}]. Reason: [${why}]`,
  };
}

const succeeded = { state: 'succeeded', description: 'provisioning succeeded' };

describe('1.8 PUT of an instance is refused', () => {
  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'The request body is no JSON object.'],
    ['no body', undefined, 'The request body is no JSON object.'],
    ['a list', [], 'The request body is no JSON object.'],
    ['a service_id that is no text', { service_id: 1 }, 'The request body is no JSON object.'],
    ['no organization_guid', { organization_guid: undefined }, 'OrganizationGUID must be non-empty string'],
    ['an empty organization_guid', { organization_guid: '' }, 'OrganizationGUID must be non-empty string'],
    ['no space_guid', { space_guid: undefined }, 'SpaceGUID must be non-empty string'],
    ['an empty space_guid', { space_guid: '' }, 'SpaceGUID must be non-empty string'],
    [
      'parameters',
      { parameters: { size: 1 } },
      'application-broker does not support configuration options for provisioning',
    ],
    [
      'a service of nobody [B]: the reference breaks with 500',
      { service_id: 'nobody' },
      'service [id: nobody] belongs to no application',
    ],
  ])('400 with %s', async (_what, change, description) => {
    const whole = change === undefined || typeof change === 'string' || Array.isArray(change);
    const body = whole ? change : provisionBody(orders, change as object);
    const { status, body: said } = await broker.provision(open, newInstance(), body);
    expect({ status, said }).toEqual({ status: 400, said: { error: 'BadRequest', description } });
  });

  it('400 with a plan that the service does not have', async () => {
    const { status, body } = await broker.provision(
      open,
      newInstance(),
      provisionBody(orders, { plan_id: 'gold' }),
    );
    expect(status).toBe(400);
    expect(body.description).toContain(`while getting service [gold] from Application [${application}]: `);
  });

  it('400 for an Application that no catalog offers', async () => {
    const service = registeredService(world.newId(), { labels: null });
    const name = await world.createApplication([service]);
    const body = await eventually(async () => {
      const answer = await broker.provision(open, newInstance(), provisionBody(service.id));
      return answer.body.description?.includes('belongs to no') ? undefined : answer.body;
    });
    expect(body.description).toBe(
      `application [name: ${name}] is not offered: service [id: ${service.id}] has no label connected-app`,
    );
  });

  it.each(['', '?accepts_incomplete=false'])(
    '9.3 422 to a platform that cannot wait: "%s"',
    async (query) => {
      const path = `/${open}/v2/service_instances/${newInstance()}${query}`;
      const { status, body } = await broker.osb('PUT', path, provisionBody(orders));
      expect(status).toBe(422);
      expect(body).toEqual({ error: 'AsyncRequired', description: expect.any(String) });
    },
  );
});

describe('1.8 PUT of an instance', () => {
  it('answers 202 with exactly an operation, and succeeds behind it', async () => {
    const instance = newInstance();
    const answer = await broker.provision(open, instance, provisionBody(orders));
    expect(answer).toMatchObject({ status: 202 });
    expect(answer.body).toEqual({ dashboard_url: null, operation: expect.stringMatching(/^.{1,10000}$/) });
    const ended = await broker.outcome(open, instance, answer.body.operation, idsOf(orders));
    expect(ended).toMatchObject({ status: 200, body: succeeded });
  });

  it('takes empty parameters', async () => {
    const { status } = await broker.provision(open, newInstance(), provisionBody(orders, { parameters: {} }));
    expect(status).toBe(202);
  });

  it('answers 202 with the same operation while it runs', async () => {
    const instance = newInstance();
    const first = await broker.provision(closed, instance, provisionBody(orders));
    const second = await broker.provision(closed, instance, provisionBody(orders));
    expect(second).toMatchObject({ status: 202, body: first.body });
  });

  it('answers 200 with an empty object once it has succeeded', async () => {
    const instance = newInstance();
    await provisioned(open, instance);
    const { status, body } = await broker.provision(open, instance, provisionBody(orders));
    expect({ status, body }).toEqual({ status: 200, body: {} });
  });

  it.each<[string, () => object]>([
    ['service', () => idsOf(stock)],
    ['plan', () => ({ plan_id: 'gold' })],
  ])('9.3 answers 409 for another %s', async (_what, change) => {
    const instance = newInstance();
    await provisioned(open, instance);
    const { status, body } = await broker.provision(open, instance, provisionBody(orders, change()));
    expect({ status, body }).toEqual({ status: 409, body: {} });
  });

  it('begins anew after it has failed', async () => {
    const namespace = await world.newNamespace();
    const instance = newInstance();
    expect((await provisioned(namespace, instance)).state).toBe('failed');
    await world.map(namespace, application);
    expect(await provisioned(namespace, instance)).toEqual(succeeded);
  });

  it('counts in the namespace of its path, whatever its context says', async () => {
    const instance = newInstance();
    const body = provisionBody(orders, { context: { platform: 'kubernetes', namespace: closed } });
    const { operation } = (await broker.provision(open, instance, body)).body;
    expect((await broker.outcome(open, instance, operation, idsOf(orders))).body).toEqual(succeeded);
  });

  it('knows the same id in two namespaces apart', async () => {
    const instance = newInstance();
    await provisioned(open, instance);
    expect((await broker.provision(closed, instance, provisionBody(orders))).status).toBe(202);
  });
});

describe('1.8 access', () => {
  it('is denied without a mapping', async () => {
    const instance = newInstance();
    expect(await provisioned(closed, instance)).toEqual(
      forbidden(instance, closed, orders, `ApplicationMapping does not exist in the [${closed}] namespace`),
    );
  });

  it.each<[string, { id: string }[]]>([
    ['allows nothing', []],
    ['allows another service', [{ id: 'another' }]],
  ])('is denied by a mapping that %s', async (_what, services) => {
    const namespace = await world.newNamespace();
    await world.map(namespace, application, services);
    expect((await provisioned(namespace, newInstance())).state).toBe('failed');
  });

  it('is waited for', async () => {
    const namespace = await world.newNamespace();
    const patient = await startBroker(api, { accessWaitMs: 30_000 });
    const instance = newInstance();
    await world.map(namespace, application, []);
    const { operation } = (await patient.provision(namespace, instance, provisionBody(orders))).body;
    await api.kube.patch(kinds.applicationmappings, { name: application, namespace }, 'merge', {
      spec: { services: [{ id: orders }] },
    });
    const ended = await patient.outcome(namespace, instance, operation, idsOf(orders));
    expect(ended.body).toEqual(succeeded);
    await patient.stop();
  });
});

describe('1.8 a service is activated once in a namespace', () => {
  const failed = { conditions: [{ type: 'Failed', status: 'True' as const }] };
  const waiting = {
    conditions: [{ type: 'Ready', status: 'False' as const, reason: 'ErrorWithParameters' }],
  };
  const beingProvisioned: ServiceInstanceStatusFields = {
    currentOperation: 'Provision',
    asyncOpInProgress: true,
    lastOperation: 'of-another-replica',
    operationStartTime: '2020-01-01T00:00:00Z',
  };

  it.each<[string, ServiceInstanceStatusFields, boolean]>([
    ['that is provisioned', { provisionStatus: 'Provisioned' }, true],
    ['that is being provisioned', beingProvisioned, true],
    ['that the broker was never asked for', {}, false],
    ['that waits for its parameters', waiting, false],
    ['that waits to be asked for again', { ...waiting, currentOperation: 'Provision' }, false],
    ['that is being taken back', { ...beingProvisioned, orphanMitigationInProgress: true }, false],
    ['that has failed', failed, false],
  ])('another instance %s: already activated? %#', async (_what, status, blocks) => {
    const namespace = await newOpenNamespace();
    await world.createInstance(namespace, newInstance(), idsOf(orders), status);
    const instance = newInstance();
    const result = await provisioned(namespace, instance);
    expect(result).toEqual(blocks ? forbidden(instance, namespace, orders, 'already activated') : succeeded);
  });

  it('also when the one that has it was stored later', async () => {
    const namespace = await newOpenNamespace();
    const instance = newInstance();
    await world.createInstance(namespace, instance, idsOf(orders));
    await world.createInstance(namespace, newInstance(), idsOf(orders), { provisionStatus: 'Provisioned' });
    expect((await provisioned(namespace, instance)).description).toContain('[already activated]');
  });

  it('of two at once exactly one gets it', async () => {
    const namespace = await newOpenNamespace();
    const instances = [newInstance(), newInstance()];
    for (const instance of instances) {
      await world.createInstance(namespace, instance, idsOf(orders));
    }
    const results = await Promise.all(instances.map((instance) => provisioned(namespace, instance)));
    expect(results.map(({ state }) => state).sort()).toEqual(['failed', 'succeeded']);
  });

  it('and by the next one when the first was refused', async () => {
    const namespace = await world.newNamespace();
    const first = newInstance();
    await world.createInstance(namespace, first, idsOf(orders));
    expect((await provisioned(namespace, first)).state).toBe('failed');
    await world.map(namespace, application);
    expect(await provisioned(namespace, newInstance())).toEqual(succeeded);
  });

  it('but each service for itself, and in each namespace', async () => {
    const namespace = await newOpenNamespace();
    await world.createInstance(namespace, newInstance(), idsOf(stock), { provisionStatus: 'Provisioned' });
    const elsewhere = await world.newNamespace();
    await world.createInstance(elsewhere, newInstance(), idsOf(orders), { provisionStatus: 'Provisioned' });
    expect(await provisioned(namespace, newInstance())).toEqual(succeeded);
  });

  it('and again when the one that has it is being deleted', async () => {
    const namespace = await newOpenNamespace();
    const name = await world.createInstance(namespace, newInstance(), idsOf(orders));
    await api.kube.patch(kinds.serviceinstances, { name, namespace }, 'merge', {
      metadata: { finalizers: ['example.com/held'] },
    });
    await api.kube.delete(kinds.serviceinstances, name, namespace);
    expect(await provisioned(namespace, newInstance())).toEqual(succeeded);
    await api.kube.patch(kinds.serviceinstances, { name, namespace }, 'merge', {
      metadata: { finalizers: null },
    });
  });
});

describe('1.8 events', () => {
  const activationIn = (namespace: string) =>
    api.kube.find<EventActivation>(kinds.eventactivations, events, namespace);

  it('are let in by an EventActivation named like the service', async () => {
    const namespace = await newOpenNamespace();
    await provisioned(namespace, newInstance(), events);
    expect((await activationIn(namespace))?.spec).toEqual({
      displayName: 'Orders API',
      sourceId: application,
    });
  });

  it('are not let in for a service without them', async () => {
    const namespace = await newOpenNamespace();
    await provisioned(namespace, newInstance(), orders);
    expect(await world.objectsIn(namespace)).not.toContainEqual(expect.stringContaining('eventactivations'));
  });

  it('are taken over from an EventActivation that says something else [B]: the reference leaves it', async () => {
    const namespace = await newOpenNamespace();
    await api.kube.create<EventActivation>(kinds.eventactivations, {
      apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
      kind: 'EventActivation',
      metadata: { name: events, namespace },
      spec: { displayName: 'Old name', sourceId: application },
    });
    expect(await provisioned(namespace, newInstance(), events)).toEqual(succeeded);
    expect((await activationIn(namespace))?.spec.displayName).toBe('Orders API');
  });

  it('end with the instance', async () => {
    const namespace = await newOpenNamespace();
    const before = await world.objectsIn(namespace);
    const instance = newInstance();
    await provisioned(namespace, instance, events);
    expect(await world.objectsIn(namespace)).toHaveLength(before.length + 1);
    expect(await deprovisioned(namespace, instance, events)).toEqual({
      state: 'succeeded',
      description: 'deprovisioning succeeded',
    });
    expect(await world.objectsIn(namespace)).toEqual(before);
  });

  it.each<[string, ServiceInstanceStatusFields, boolean]>([
    ['stay for another instance that has the service', { provisionStatus: 'Provisioned' }, true],
    [
      'end with the last instance that has not failed',
      { conditions: [{ type: 'Failed', status: 'True' }] },
      false,
    ],
    ['do not stay for an instance that the broker was never asked for', {}, false],
  ])('%s', async (_what, status, stays) => {
    const namespace = await newOpenNamespace();
    const instance = newInstance();
    await provisioned(namespace, instance, events);
    await world.createInstance(namespace, newInstance(), idsOf(events), status);
    await deprovisioned(namespace, instance, events);
    expect((await activationIn(namespace)) !== undefined).toBe(stays);
  });
});

describe('1.8 last_operation', () => {
  const path = (instance: string, query = '') =>
    `/${open}/v2/service_instances/${instance}/last_operation${query}`;

  it.each(['', '?operation=', '?service_id=s'])('without an operation "%s": 400', async (query) => {
    const { status, body } = await broker.osb('GET', path(newInstance(), query));
    expect({ status, body }).toEqual({
      status: 400,
      body: { error: 'BadRequest', description: 'both instance and operation id must be set' },
    });
  });

  it('says "in progress" while it runs', async () => {
    const instance = newInstance();
    const patient = await startBroker(api, { accessWaitMs: 30_000 });
    const { operation } = (await patient.provision(closed, instance, provisionBody(orders))).body;
    const place = `/${closed}/v2/service_instances/${instance}/last_operation?operation=${operation}`;
    const { status, body } = await patient.osb('GET', place);
    expect({ status, body }).toEqual({ status: 200, body: { state: 'in progress', description: '' } });
    await patient.stop();
  });

  it('9.3 of an instance that never was: 404', async () => {
    expect(await broker.osb('GET', path(newInstance(), '?operation=x'))).toMatchObject({
      status: 404,
      body: { error: 'NotFound' },
    });
  });

  it('9.3 of an instance that has another operation: 404', async () => {
    const instance = newInstance();
    await provisioned(open, instance);
    expect((await broker.osb('GET', path(instance, '?operation=x'))).status).toBe(404);
  });

  it('of an instance that was removed: 410', async () => {
    const instance = newInstance();
    await provisioned(open, instance);
    await deprovisioned(open, instance);
    const { status, body } = await broker.osb('GET', path(instance, '?operation=x'));
    expect({ status, body }).toEqual({ status: 410, body: {} });
  });
});

describe('1.8 DELETE of an instance', () => {
  it.each(['', '?service_id=s', '?plan_id=p', '?service_id=&plan_id=p'])(
    '9.3 needs both ids, not "%s": 400',
    async (query) => {
      const separator = query === '' ? '?' : '&';
      const path = `/${open}/v2/service_instances/${newInstance()}${query}${separator}accepts_incomplete=true`;
      expect((await broker.osb('DELETE', path)).status).toBe(400);
    },
  );

  it('9.3 answers 422 to a platform that cannot wait', async () => {
    const path = `/${open}/v2/service_instances/${newInstance()}?service_id=s&plan_id=p`;
    expect(await broker.osb('DELETE', path)).toMatchObject({ status: 422, body: { error: 'AsyncRequired' } });
  });

  it('answers 410 for an instance that never was: a platform clears up after itself', async () => {
    const { status, body } = await broker.deprovision(open, newInstance(), idsOf(orders));
    expect({ status, body }).toEqual({ status: 410, body: {} });
  });

  it('answers 202 with exactly an operation, and 410 afterwards', async () => {
    const instance = newInstance();
    await provisioned(open, instance);
    const { status, body } = await broker.deprovision(open, instance, idsOf(orders));
    expect({ status, body }).toEqual({
      status: 202,
      body: { dashboard_url: null, operation: expect.any(String) },
    });
    await broker.outcome(open, instance, body.operation, idsOf(orders));
    expect(await broker.deprovision(open, instance, idsOf(orders))).toMatchObject({ status: 410, body: {} });
  });

  it('9.4 clears up after a provisioning that failed', async () => {
    const instance = newInstance();
    await provisioned(closed, instance);
    expect((await deprovisioned(closed, instance)).state).toBe('succeeded');
  });

  it('9.3 answers 422 while it is being provisioned', async () => {
    const instance = newInstance();
    const patient = await startBroker(api, { accessWaitMs: 30_000 });
    await patient.provision(closed, instance, provisionBody(orders));
    const { status, body } = await patient.deprovision(closed, instance, idsOf(orders));
    expect({ status, body }).toEqual({
      status: 422,
      body: { error: 'ConcurrencyError', description: 'The service instance is being provisioned.' },
    });
    await patient.stop();
  });

  it('lets the instance come back', async () => {
    const instance = newInstance();
    await provisioned(open, instance);
    await deprovisioned(open, instance);
    expect(await provisioned(open, instance)).toEqual(succeeded);
  });

  it('8.4 works after the mapping is gone, and after the Application is', async () => {
    const namespace = await world.newNamespace();
    const service = registeredService(world.newId(), { types: ['API', 'Events'] });
    const name = await world.createApplication([service]);
    await world.map(namespace, name);
    const instance = newInstance();
    await eventually(async () => {
      const answer = await broker.provision(namespace, instance, provisionBody(service.id));
      return answer.status === 200 ? true : undefined;
    });
    await world.unmap(namespace, name);
    await api.kube.delete(kinds.applications, name);
    expect((await deprovisioned(namespace, instance, service.id)).state).toBe('succeeded');
    expect(await api.kube.find(kinds.eventactivations, service.id, namespace)).toBeUndefined();
  });
});
