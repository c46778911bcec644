import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { eventually } from '#testing/eventually.ts';
import {
  conditionOf,
  hasReason,
  isReady,
  offeredService,
  startTestCatalog,
  type TestCatalog,
} from '#testing/start-catalog.ts';
import type { ForeignBroker } from './foreign-broker.ts';

const { servicebrokers, serviceclasses, serviceplans, serviceinstances, servicebindings, secrets } = kinds;
const kept = [servicebrokers, serviceclasses, serviceplans, serviceinstances, servicebindings, secrets];
const orders = { serviceClassName: 'orders' };
let catalog: TestCatalog;
let broker: ForeignBroker;
let objectsBefore: string[];
let round = 0;
/** Name of the instance and the binding of the running case. */
let name = '';

beforeAll(async () => {
  catalog = await startTestCatalog();
  broker = await catalog.createBroker('main', [
    offeredService('orders', { plan_updateable: true, bindings_retrievable: true }),
  ]);
  await catalog.when(servicebrokers, 'main', isReady);
  objectsBefore = await listObjects();
});
afterAll(() => catalog?.stop());
beforeEach(() => {
  round += 1;
  name = `round-${round}`;
});

async function listObjects(): Promise<string[]> {
  const { kube, namespace } = catalog.api;
  const lists = await Promise.all(kept.map((kind) => kube.list<KubeObject>(kind, { namespace })));
  return lists.flatMap(({ items }) => items.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).sort();
}

function whenInstance(matches: (it: ServiceInstance) => boolean): Promise<ServiceInstance> {
  return catalog.when<ServiceInstance>(serviceinstances, name, matches);
}

function whenBinding(matches: (it: CatalogBinding) => boolean): Promise<CatalogBinding> {
  return catalog.when<CatalogBinding>(servicebindings, name, matches);
}

async function makeChain(): Promise<void> {
  await catalog.createInstance(name, orders);
  await catalog.createBinding(name, name);
  await whenBinding(isReady);
}

/** Everything is taken away again; nothing may be left in the cluster or at the broker. */
async function expectNoLeak(): Promise<void> {
  await catalog.remove(serviceinstances, name);
  await catalog.whenGone(servicebindings, name);
  expect(await listObjects()).toEqual(objectsBefore);
  expect([...broker.instances, ...broker.bindings]).toEqual([]);
}

/** Changes of somebody else on the same object, one after another, until `end` is called. */
function startConflicts(kind: typeof serviceinstances | typeof servicebindings): () => Promise<void> {
  let isOver = false;
  async function change(): Promise<void> {
    const target = { name, namespace: catalog.api.namespace };
    for (let count = 0; !isOver; count++) {
      const metadata = { labels: { count: String(count) } };
      await catalog.api.kube.patch(kind, target, 'merge', { metadata }).catch(() => undefined);
    }
  }
  const changing = change();
  return () => {
    isOver = true;
    return changing;
  };
}

describe('a broker that is down', () => {
  it('before the provisioning: it begins when the broker is back', async () => {
    await catalog.brokers.pause();
    await catalog.createInstance(name, orders);
    const instance = await whenInstance(hasReason('ErrorCallingProvision'));
    expect(instance.status?.deprovisionStatus).toBe('NotRequired');
    await catalog.brokers.resume();
    await whenInstance(isReady);
    await expectNoLeak();
  });

  it('for good: an instance that it never heard of can be deleted all the same', async () => {
    await catalog.brokers.pause();
    await catalog.createInstance(name, orders);
    await whenInstance(hasReason('ErrorCallingProvision'));
    await catalog.remove(serviceinstances, name);
    await catalog.brokers.resume();
    expect(await listObjects()).toEqual(objectsBefore);
  });

  it('while it provisions: it is asked on when it is back', async () => {
    broker.script('provision', name, { status: 202, body: { operation: 'op' } });
    broker.script('ask-instance', name, { body: { state: 'in progress' } });
    await catalog.createInstance(name, orders);
    await whenInstance(hasReason('Provisioning'));
    await catalog.brokers.pause();
    await whenInstance(hasReason('ErrorPollingLastOperation'));
    broker.script('ask-instance', name);
    await catalog.brokers.resume();
    await whenInstance(isReady);
    await expectNoLeak();
  });

  it('before the binding', async () => {
    await catalog.createInstance(name, orders);
    await whenInstance(isReady);
    await catalog.brokers.pause();
    await catalog.createBinding(name, name);
    const binding = await whenBinding(hasReason('BindCallFailed'));
    expect(binding.status?.unbindStatus).toBe('NotRequired');
    await catalog.brokers.resume();
    await whenBinding(isReady);
    await expectNoLeak();
  });

  it('before the update', async () => {
    await catalog.createInstance(name, orders);
    await whenInstance(isReady);
    await catalog.brokers.pause();
    const target = { name, namespace: catalog.api.namespace };
    await catalog.api.kube.patch(serviceinstances, target, 'merge', { spec: { parameters: { a: 1 } } });
    await whenInstance(hasReason('ErrorCallingUpdateInstance'));
    await catalog.brokers.resume();
    await whenInstance(hasReason('InstanceUpdatedSuccessfully'));
    await expectNoLeak();
  });

  it('before the removal: the Secret goes at once, the rest when the broker is back', async () => {
    await makeChain();
    await catalog.brokers.pause();
    await catalog.api.kube.delete(serviceinstances, name, catalog.api.namespace);
    const binding = await whenBinding(hasReason('UnbindCallFailed'));
    expect(conditionOf(binding)?.status).toBe('Unknown');
    expect(await catalog.secretData(name)).toBeUndefined();
    await catalog.brokers.resume();
    await expectNoLeak();
  });

  it('while its object goes: nothing holds the namespace', async () => {
    const lost = await catalog.createBroker('lost', [offeredService('lost')]);
    await catalog.when(servicebrokers, 'lost', isReady);
    await catalog.createInstance(name, { serviceClassName: 'lost' });
    await catalog.createBinding(name, name);
    await whenBinding(isReady);
    await catalog.remove(servicebrokers, 'lost');
    await catalog.remove(serviceinstances, name);
    await catalog.whenGone(servicebindings, name);
    expect(await listObjects()).toEqual(objectsBefore);
    expect(lost.callsOf('deprovision')).toEqual([]);
  });
});

describe('a controller that starts anew', () => {
  it('between the announcement and the answer sends the same request again', async () => {
    let release = () => {};
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    broker.script('provision', name, { status: 201, hold }, { status: 200 });
    await catalog.createInstance(name, orders);
    await whenInstance(hasReason('ProvisionRequestInFlight'));
    const stopped = catalog.stopControllers();
    release();
    await stopped;
    await catalog.startControllers();
    await whenInstance(isReady);
    await expectNoLeak();
  });

  it.each([
    ['binding', 'bind', 'Binding'],
    ['unbinding', 'unbind', 'Unbinding'],
  ] as const)('in the middle of an asynchronous %s sees it to its end', async (_what, step, reason) => {
    broker.script(step, name, { status: 202, body: { operation: 'op' } });
    broker.script('ask-binding', name, { body: { state: 'in progress' } });
    await catalog.createInstance(name, orders);
    await catalog.createBinding(name, name);
    if (step === 'unbind') {
      await whenBinding(isReady);
      await catalog.api.kube.delete(servicebindings, name, catalog.api.namespace);
    }
    await whenBinding(hasReason(reason));
    await catalog.stopControllers();
    broker.script('ask-binding', name);
    await catalog.startControllers();
    await (step === 'bind' ? whenBinding(isReady) : catalog.whenGone(servicebindings, name));
    await expectNoLeak();
  });

  it('in the middle of a deletion ends it', async () => {
    broker.script('deprovision', name, { status: 202, body: { operation: 'op' } });
    broker.script('ask-instance', name, { body: { state: 'in progress' } });
    await makeChain();
    await catalog.api.kube.delete(serviceinstances, name, catalog.api.namespace);
    await whenInstance(hasReason('Deprovisioning'));
    await catalog.stopControllers();
    broker.script('ask-instance', name);
    await catalog.startControllers();
    await expectNoLeak();
  });

  it('finds what happened meanwhile: a new instance, a lost Secret, a deletion', async () => {
    await makeChain();
    await catalog.createInstance(`${name}-going`, orders);
    await catalog.when(serviceinstances, `${name}-going`, isReady);
    await catalog.stopControllers();
    await catalog.api.kube.delete(secrets, name, catalog.api.namespace);
    await catalog.api.kube.delete(serviceinstances, `${name}-going`, catalog.api.namespace);
    await catalog.createInstance(`${name}-new`, orders);
    await catalog.startControllers();
    await catalog.whenGone(serviceinstances, `${name}-going`);
    await catalog.when(serviceinstances, `${name}-new`, isReady);
    // the binding has been Ready all the while
    expect(await eventually(() => catalog.secretData(name))).toMatchObject({ id: name });
    expect(broker.callsOf('bind', name)).toHaveLength(2);
    await catalog.remove(serviceinstances, `${name}-new`);
    await expectNoLeak();
  });
});

describe('somebody else who changes the same objects all the time', () => {
  it('loses nothing of an instance', async () => {
    broker.script('provision', name, { status: 202, body: { operation: 'op' } });
    broker.script('ask-instance', name, { body: { state: 'in progress' } });
    await catalog.createInstance(name, orders);
    await whenInstance(hasReason('Provisioning'));
    const end = startConflicts(serviceinstances);
    broker.script('ask-instance', name);
    await whenInstance(isReady);
    await end();
    await whenInstance(({ metadata, status }) => status?.reconciledGeneration === metadata.generation);
    await expectNoLeak();
  });

  it('loses nothing of a binding', async () => {
    await catalog.createBinding(name, name);
    await whenBinding(hasReason('ReferencesNonexistentInstance'));
    const end = startConflicts(servicebindings);
    await catalog.createInstance(name, orders);
    await whenBinding(isReady);
    await end();
    await expectNoLeak();
  });
});

describe('an object that is made anew under the same name', () => {
  it('is another one at the broker', async () => {
    await catalog.create<ServiceInstance>(serviceinstances, name, { spec: orders });
    const first = await whenInstance(isReady);
    await catalog.remove(serviceinstances, name);
    await catalog.create<ServiceInstance>(serviceinstances, name, { spec: orders });
    const second = await whenInstance(isReady);
    expect(second.spec.externalID).not.toBe(first.spec.externalID);
    await expectNoLeak();
  });
});
