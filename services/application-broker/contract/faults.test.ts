import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type BrokerWorld, createBrokerWorld } from '#testing/broker-world.ts';
import { eventually } from '#testing/eventually.ts';
import type { CallRule } from '#testing/fault-rules.ts';
import { idsOf, provisionBody, registeredService } from '#testing/registered-service.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { startBroker, type TestBroker } from '#testing/start-broker.ts';
import { type FaultyApi, startFaultyApi } from '#testing/start-faulty-api.ts';

// the numbers in the names are sections of the binding contract

let api: TestApi;
let world: BrokerWorld;
/** The way to the API on which things go wrong, and a broker at its end. */
let faulty: FaultyApi;
let victim: TestBroker;
const running: TestBroker[] = [];

beforeAll(async () => {
  api = await startTestApi();
  world = createBrokerWorld(api);
});
beforeEach(async () => {
  faulty = await startFaultyApi(api.kube);
  victim = await start(faulty);
});
afterEach(async () => {
  await faulty.stop();
  await Promise.all(running.splice(0).map((broker) => broker.stop()));
});
afterAll(async () => {
  await world?.stop();
  await api?.stop();
});

async function start(way?: FaultyApi): Promise<TestBroker> {
  const broker = await startBroker(api, {}, way?.kube);
  running.push(broker);
  return broker;
}

/** A namespace where a service with events is mapped, and the victim knows it. */
async function ready() {
  const namespace = await world.newNamespace();
  const service = registeredService(world.newId(), { types: ['API', 'Events'] });
  const application = await world.createApplication([service]);
  await world.map(namespace, application);
  await known(victim, namespace);
  await eventually(() => world.brokerIn(namespace));
  return { namespace, service, application };
}

function known(broker: TestBroker, namespace: string): Promise<true> {
  return eventually(async () => {
    const { body } = await broker.osb('GET', `/${namespace}/v2/catalog`);
    return body.services.length > 0 ? true : undefined;
  });
}

const at =
  (method: string, part: string): CallRule =>
  (call) =>
    call.method === method && !call.watch && call.path.includes(part);

/** What a platform does with a call whose answer did not come: it makes it again. */
async function provisionAtLast(broker: TestBroker, namespace: string, instance: string, service: string) {
  await eventually(async () => {
    const { status } = await broker.provision(namespace, instance, provisionBody(service));
    return status === 200 ? true : undefined;
  });
}

async function deprovisionAtLast(broker: TestBroker, namespace: string, instance: string, service: string) {
  await eventually(async () => {
    const { status } = await broker.deprovision(namespace, instance, idsOf(service));
    return status === 410 ? true : undefined;
  });
}

const activations = 'eventactivations';
const instances = 'serviceinstances';

describe('a broker that dies while it provisions', () => {
  it.each<[string, string, string, 'before' | 'after']>([
    ['before it looks for other instances', 'GET', instances, 'before'],
    ['after it has looked', 'GET', instances, 'after'],
    ['before it lets events in', 'POST', activations, 'before'],
    ['after it has let them in', 'POST', activations, 'after'],
  ])('%s: the next one ends it, and nothing is left after the removal', async (_when, method, part, when) => {
    const { namespace, service } = await ready();
    const before = await world.objectsIn(namespace);
    const instance = crypto.randomUUID();
    const died = faulty.dieAt(at(method, `/${namespace}/${part}`), when);
    const lost = victim.provision(namespace, instance, provisionBody(service.id)).catch(() => undefined);
    await died;
    const next = await start();
    await provisionAtLast(next, namespace, instance, service.id);
    expect(await world.objectsIn(namespace)).toEqual([...before, `${activations}/${service.id}`]);
    await deprovisionAtLast(next, namespace, instance, service.id);
    expect(await world.objectsIn(namespace)).toEqual(before);
    await faulty.stop();
    await lost;
  });
});

describe('a broker that dies while it deprovisions', () => {
  it.each<[string, string, string, 'before' | 'after']>([
    ['before it looks for other instances', 'GET', instances, 'before'],
    ['before it takes events back', 'DELETE', activations, 'before'],
    ['after it has taken them back', 'DELETE', activations, 'after'],
  ])('%s: the next one ends it', async (_when, method, part, when) => {
    const { namespace, service } = await ready();
    const before = await world.objectsIn(namespace);
    const instance = crypto.randomUUID();
    const name = await world.createInstance(namespace, instance, idsOf(service.id));
    await provisionAtLast(victim, namespace, instance, service.id);
    const died = faulty.dieAt(at(method, `/${namespace}/${part}`), when);
    const lost = victim.deprovision(namespace, instance, idsOf(service.id)).catch(() => undefined);
    await died;
    const next = await start();
    await deprovisionAtLast(next, namespace, instance, service.id);
    expect(await world.objectsIn(namespace)).toEqual(before);
    await api.kube.delete(kinds.serviceinstances, name, namespace);
    await faulty.stop();
    await lost;
  });
});

describe('a broker that dies over its ServiceBroker', () => {
  it.each(['before', 'after'] as const)('%s it is created: there is one in the end', async (when) => {
    const namespace = await world.newNamespace();
    const died = faulty.dieAt(at('POST', `/${namespace}/servicebrokers`), when);
    await world.map(namespace, await world.createApplication([registeredService(world.newId())]));
    await died;
    await start();
    const found = await eventually(() => world.brokerIn(namespace));
    expect(found.spec.url).toBe(`http://broker.test/${namespace}`);
  });

  it.each(['before', 'after'] as const)('%s it is deleted: it is gone in the end', async (when) => {
    const { namespace, application } = await ready();
    const died = faulty.dieAt(at('DELETE', `/${namespace}/servicebrokers`), when);
    await world.unmap(namespace, application);
    await died;
    await start();
    await eventually(async () => ((await world.brokerIn(namespace)) === undefined ? true : undefined));
  });
});

describe('answers of the API that go wrong', () => {
  it('a storm of conflicts: the relist is asked for once it is over', async () => {
    const { namespace } = await ready();
    const before = (await world.brokerIn(namespace))?.spec.relistRequests ?? 0;
    faulty.conflictAt(at('PUT', `/${namespace}/servicebrokers`));
    await world.map(namespace, await world.createApplication([]));
    await eventually(() => (faulty.faults >= 10 ? true : undefined));
    expect((await world.brokerIn(namespace))?.spec.relistRequests).toBe(before);
    faulty.conflictAt(undefined);
    await eventually(async () =>
      (await world.brokerIn(namespace))?.spec.relistRequests === before + 1 ? true : undefined,
    );
  });

  it('a provisioning that cannot be carried out fails, and succeeds when it is asked for again', async () => {
    const { namespace, service } = await ready();
    const instance = crypto.randomUUID();
    faulty.refuse(at('POST', `/${namespace}/${activations}`));
    const { body } = await victim.provision(namespace, instance, provisionBody(service.id));
    const failed = await victim.outcome(namespace, instance, body.operation, idsOf(service.id));
    expect(failed.body.state).toBe('failed');
    faulty.refuse(undefined);
    await provisionAtLast(victim, namespace, instance, service.id);
  });

  it('1.8 a clean-up that cannot be carried out fails with the words of the contract, and can be repeated', async () => {
    const { namespace, service } = await ready();
    const instance = crypto.randomUUID();
    await provisionAtLast(victim, namespace, instance, service.id);
    faulty.refuse(at('DELETE', `/${namespace}/${activations}`));
    const { body } = await victim.deprovision(namespace, instance, idsOf(service.id));
    const failed = await victim.outcome(namespace, instance, body.operation, idsOf(service.id));
    expect(failed.body).toEqual({ state: 'failed', description: 'Cannot clean up created resources.' });
    faulty.refuse(undefined);
    await deprovisionAtLast(victim, namespace, instance, service.id);
    expect(await api.kube.find(kinds.eventactivations, service.id, namespace)).toBeUndefined();
  });
});

describe('watches that end', () => {
  it('by expiry: what was missed is seen', async () => {
    const { namespace, application } = await ready();
    faulty.refuse((call) => call.path.includes('applicationmappings'));
    faulty.expireWatches();
    await eventually(() => (faulty.faults > 0 ? true : undefined));
    const other = registeredService(world.newId());
    await world.unmap(namespace, application);
    await world.map(namespace, await world.createApplication([other]));
    faulty.refuse(undefined);
    await eventually(async () => {
      const { body } = await victim.osb('GET', `/${namespace}/v2/catalog`);
      return body.services.length === 1 && body.services[0].id === other.id ? true : undefined;
    });
  });

  it('with the last mapping missed: the ServiceBroker goes', async () => {
    const { namespace, application } = await ready();
    faulty.refuse((call) => call.path.includes('applicationmappings'));
    faulty.expireWatches();
    await eventually(() => (faulty.faults > 0 ? true : undefined));
    await world.unmap(namespace, application);
    faulty.refuse(undefined);
    await eventually(async () => ((await world.brokerIn(namespace)) === undefined ? true : undefined));
  });

  it('with an instance missed: the ServiceBroker that it needs does not go', async () => {
    const { namespace, service, application } = await ready();
    faulty.refuse((call) => call.watch && call.path.includes(instances));
    faulty.expireWatches();
    await eventually(() => (faulty.faults > 0 ? true : undefined));
    const name = await world.createInstance(namespace, crypto.randomUUID(), idsOf(service.id));
    await world.unmap(namespace, application);
    const next = await world.newNamespace();
    await world.map(next, await world.createApplication([registeredService(world.newId())]));
    await eventually(() => world.brokerIn(next));
    expect(await world.brokerIn(namespace)).toBeDefined();
    faulty.refuse(undefined);
    await api.kube.delete(kinds.serviceinstances, name, namespace);
    await eventually(async () => ((await world.brokerIn(namespace)) === undefined ? true : undefined));
  });
});

describe('two brokers at once', () => {
  it('ask for one relist per change, and agree', async () => {
    const { namespace } = await ready();
    await start();
    const before = (await world.brokerIn(namespace))?.spec.relistRequests ?? 0;
    for (let change = 1; change <= 5; change++) {
      await world.map(namespace, await world.createApplication([]));
      await eventually(async () =>
        (await world.brokerIn(namespace))?.spec.relistRequests === before + change ? true : undefined,
      );
    }
    const probe = await ready();
    expect((await world.brokerIn(probe.namespace))?.spec.relistRequests).toBeGreaterThan(0);
    expect((await world.brokerIn(namespace))?.spec.relistRequests).toBe(before + 5);
  });

  it('answer for each other: what one began, the other tells', async () => {
    const { namespace, service } = await ready();
    const other = await start();
    const instance = crypto.randomUUID();
    const name = await world.createInstance(namespace, instance, idsOf(service.id));
    const { operation } = (await victim.provision(namespace, instance, provisionBody(service.id))).body;
    await api.kube.patch(kinds.serviceinstances, { name, namespace, subresource: 'status' }, 'merge', {
      status: { asyncOpInProgress: true, currentOperation: 'Provision', lastOperation: operation },
    });
    const ended = await other.outcome(namespace, instance, operation, idsOf(service.id));
    expect(ended.body.state).toBe('succeeded');
  });
});
