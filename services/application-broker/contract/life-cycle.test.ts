import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationService } from '#lib/domain/application/application.ts';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type BrokerWorld, createBrokerWorld } from '#testing/broker-world.ts';
import { eventually } from '#testing/eventually.ts';
import { idsOf, registeredService } from '#testing/registered-service.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { startBroker, type TestBroker } from '#testing/start-broker.ts';

// the numbers in the names are sections of the binding contract

let api: TestApi;
let broker: TestBroker;
let world: BrokerWorld;

beforeAll(async () => {
  api = await startTestApi();
  world = createBrokerWorld(api);
  broker = await startBroker(api, { relistWindowMs: 200 });
  await fillStock(30);
});
afterAll(async () => {
  await broker?.stop();
  await world?.stop();
  await api?.stop();
});

/** Applications that the broker knows before a test maps one, so that only what the test does counts. */
const stock: { application: string; service: ApplicationService }[] = [];

async function fillStock(count: number): Promise<void> {
  for (let made = 0; made < count; made++) {
    const service = registeredService(world.newId());
    stock.push({ application: await world.createApplication([service]), service });
  }
  const namespace = await world.newNamespace();
  await world.map(namespace, stock.at(-1)?.application ?? '');
  await eventually(async () => {
    const { body } = await broker.osb('GET', `/${namespace}/v2/catalog`);
    return body.services.length === 1 ? true : undefined;
  });
}

function fromStock() {
  const taken = stock.shift();
  if (taken === undefined) {
    throw new Error('The stock of Applications is used up.');
  }
  return taken;
}

/** A namespace with one mapped Application that offers one service, its ServiceBroker there. */
async function mapped() {
  const namespace = await world.newNamespace();
  const { application, service } = fromStock();
  await world.map(namespace, application);
  await relists(namespace, 1);
  return { namespace, service, application };
}

function relists(namespace: string, count: number): Promise<ServiceBroker> {
  return eventually(async () => {
    const found = await world.brokerIn(namespace);
    return found?.spec.relistRequests === count ? found : undefined;
  });
}

/** The count of relists once everything that happened so far is behind it: another namespace is served after it. */
async function settled(namespace: string): Promise<number> {
  const other = await mapped();
  await world.setServices(other.application, [{ ...other.service, description: 'Changed' }]);
  await relists(other.namespace, 2);
  return (await world.brokerIn(namespace))?.spec.relistRequests ?? 0;
}

function gone(namespace: string): Promise<true> {
  return eventually(async () => ((await world.brokerIn(namespace)) === undefined ? true : undefined));
}

describe('1.3 a mapping comes', () => {
  it('to a namespace without a broker: exactly this ServiceBroker', async () => {
    const { namespace } = await mapped();
    const { metadata, spec } = (await world.brokerIn(namespace)) as ServiceBroker;
    expect(metadata.name).toBe('application-broker');
    expect(metadata.labels).toEqual({ 'namespaced-application-broker': 'true' });
    expect(spec).toEqual({
      url: `http://broker.test/${namespace}`,
      relistBehavior: 'Duration',
      relistRequests: 1,
    });
  });

  it('to a namespace with a broker: one relist more', async () => {
    const { namespace } = await mapped();
    await world.map(namespace, fromStock().application);
    await relists(namespace, 2);
  });

  it('for an Application that does not exist: one relist more all the same', async () => {
    const { namespace } = await mapped();
    await world.map(namespace, `nobody-${api.id}`);
    await relists(namespace, 2);
  });

  it('1.1 from a liveness probe: no broker, and none is kept by it', async () => {
    const { namespace, application } = await mapped();
    const other = await world.newNamespace();
    for (const place of [namespace, other]) {
      await world.map(place, 'informer.liveness.probe.application.name');
    }
    await world.unmap(namespace, application);
    await gone(namespace);
    expect(await world.brokerIn(other)).toBeUndefined();
  });
});

describe('1.3 a mapping goes', () => {
  it('while others are left: one relist more', async () => {
    const { namespace } = await mapped();
    const other = await world.createApplication([]);
    await world.map(namespace, other);
    await relists(namespace, 2);
    await world.unmap(namespace, other);
    await relists(namespace, 3);
  });

  it('as the last one: the broker goes', async () => {
    const { namespace, application } = await mapped();
    await world.unmap(namespace, application);
    await gone(namespace);
  });

  it('as the last one while an instance is there: the broker stays, with an empty catalog', async () => {
    const { namespace, application, service } = await mapped();
    await world.createInstance(namespace, crypto.randomUUID(), idsOf(service.id));
    await world.unmap(namespace, application);
    await relists(namespace, 2);
    const { body } = await broker.osb('GET', `/${namespace}/v2/catalog`);
    expect(body).toEqual({ services: [] });
  });

  it("as the last one while an instance of another broker's class is there: the broker goes", async () => {
    const { namespace, application, service } = await mapped();
    await world.createInstance(namespace, crypto.randomUUID(), idsOf(service.id));
    await api.kube.patch(kinds.serviceclasses, { name: service.id, namespace }, 'merge', {
      spec: { serviceBrokerName: 'another-broker' },
    });
    await world.unmap(namespace, application);
    await gone(namespace);
  });
});

describe('1.3 an instance goes', () => {
  it('as the last one without a mapping: the broker goes', async () => {
    const { namespace, application, service } = await mapped();
    const name = await world.createInstance(namespace, crypto.randomUUID(), idsOf(service.id));
    await world.unmap(namespace, application);
    await relists(namespace, 2);
    await api.kube.delete(kinds.serviceinstances, name, namespace);
    await gone(namespace);
  });

  it('while another one is left: the broker stays', async () => {
    const { namespace, application, service } = await mapped();
    const names = await Promise.all(
      [1, 2].map(() => world.createInstance(namespace, crypto.randomUUID(), idsOf(service.id))),
    );
    await world.unmap(namespace, application);
    await relists(namespace, 2);
    await api.kube.delete(kinds.serviceinstances, names[0] ?? '', namespace);
    expect(await settled(namespace)).toBe(2);
    await api.kube.delete(kinds.serviceinstances, names[1] ?? '', namespace);
    await gone(namespace);
  });

  it('while a mapping is left: the broker stays', async () => {
    const { namespace, service } = await mapped();
    const name = await world.createInstance(namespace, crypto.randomUUID(), idsOf(service.id));
    await api.kube.delete(kinds.serviceinstances, name, namespace);
    expect(await settled(namespace)).toBe(1);
  });
});

describe('1.3 an Application', () => {
  it('that changes: one relist more where it is mapped', async () => {
    const { namespace, application, service } = await mapped();
    await world.setServices(application, [{ ...service, description: 'New words' }]);
    await relists(namespace, 2);
  });

  it('that comes after its mapping: one relist more', async () => {
    const { namespace, application, service } = await mapped();
    await api.kube.delete(kinds.applications, application);
    await relists(namespace, 2);
    await api.kube.create(kinds.applications, {
      apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
      kind: 'Application',
      metadata: { name: application },
      spec: { services: [service] },
    } as never);
    await relists(namespace, 3);
  });

  it('that changes with others within the window: one relist for all', async () => {
    const { namespace, application, service } = await mapped();
    const others = [fromStock(), fromStock()];
    for (const [index, other] of others.entries()) {
      await world.map(namespace, other.application);
      await relists(namespace, index + 2);
    }
    await broker.stop();
    broker = await startBroker(api, { relistWindowMs: 2000 });
    await Promise.all(
      [{ application, service }, ...others].map((one) =>
        world.setServices(one.application, [{ ...one.service, description: 'New words' }]),
      ),
    );
    await relists(namespace, 4);
    await world.map(namespace, fromStock().application);
    await relists(namespace, 5);
    await broker.stop();
    broker = await startBroker(api, { relistWindowMs: 200 });
  });

  it.each<[string, object]>([
    ['in what no catalog shows', { description: 'New words about the Application' }],
    ['not at all in its spec', {}],
  ])('that changes %s: no relist [B], the reference asks every broker', async (_what, spec) => {
    const { namespace, application } = await mapped();
    await api.kube.patch(kinds.applications, { name: application }, 'merge', {
      metadata: { annotations: { touched: 'yes' } },
      spec,
    });
    expect(await settled(namespace)).toBe(1);
  });
});

describe('1.3 a ServiceBroker', () => {
  it('that is deleted by hand comes back', async () => {
    const { namespace } = await mapped();
    const before = await world.brokerIn(namespace);
    await api.kube.delete(kinds.servicebrokers, 'application-broker', namespace);
    await eventually(async () => {
      const now = await world.brokerIn(namespace);
      return now !== undefined && now.metadata.uid !== before?.metadata.uid ? true : undefined;
    });
  });

  it.each([
    ['of a former version', 'http://ab-ns-for-default.kyma-integration.svc.cluster.local'],
    ['of another place', 'http://elsewhere.example/default'],
  ])('with an address %s gets the right one and one relist more', async (_what, url) => {
    const { namespace } = await mapped();
    await api.kube.patch(kinds.servicebrokers, { name: 'application-broker', namespace }, 'merge', {
      spec: { url },
    });
    const now = await relists(namespace, 2);
    expect(now.spec.url).toBe(`http://broker.test/${namespace}`);
  });

  it('keeps what others wrote on it', async () => {
    const { namespace } = await mapped();
    await api.kube.patch(kinds.servicebrokers, { name: 'application-broker', namespace }, 'merge', {
      metadata: { labels: { team: 'shop' } },
      spec: { relistDuration: '15m' },
    });
    await world.map(namespace, await world.createApplication([]));
    const now = await relists(namespace, 2);
    expect(now.metadata.labels).toEqual({ 'namespaced-application-broker': 'true', team: 'shop' });
    expect(now.spec.relistDuration).toBe('15m');
  });

  it('without a reason that is found at start goes', async () => {
    const { namespace, application } = await mapped();
    await broker.stop();
    await world.unmap(namespace, application);
    broker = await startBroker(api, { relistWindowMs: 200 });
    await gone(namespace);
  });
});
