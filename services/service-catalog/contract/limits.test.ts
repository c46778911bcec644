import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import {
  conditionOf,
  isFailed,
  isReady,
  offeredService,
  startTestCatalog,
  type TestCatalog,
} from '#testing/start-catalog.ts';
import type { ForeignBroker } from './foreign-broker.ts';

const { servicebrokers, serviceinstances, servicebindings } = kinds;
const started = { status: 202, body: { operation: 'op-1' } };
const never = new Promise<void>(() => undefined);
const tooLate = 'ErrorReconciliationRetryTimeout';
let catalog: TestCatalog;
let broker: ForeignBroker;

// everything that takes days elsewhere takes a moment here: no attempt is made after the first failure
beforeAll(async () => {
  catalog = await startTestCatalog({ retryLimitMs: 1, osbTimeoutMs: 1500 });
  broker = await catalog.createBroker('main', [
    offeredService('orders'),
    offeredService('slow', { bindings_retrievable: true }),
  ]);
  await catalog.when(servicebrokers, 'main', isReady);
});
afterAll(() => catalog?.stop());

const orders = { serviceClassName: 'orders' };

function whenInstance(name: string, matches: (it: ServiceInstance) => boolean): Promise<ServiceInstance> {
  return catalog.when<ServiceInstance>(serviceinstances, name, matches);
}

function whenBinding(name: string, matches: (it: CatalogBinding) => boolean): Promise<CatalogBinding> {
  return catalog.when<CatalogBinding>(servicebindings, name, matches);
}

async function created(name: string, serviceClassName = 'orders'): Promise<void> {
  await catalog.createInstance(name, { serviceClassName });
  await whenInstance(name, isReady);
}

/** Ends an object that the controller has given up on, as an administrator would. */
async function release(kind: typeof serviceinstances | typeof servicebindings, name: string): Promise<void> {
  const target = { name, namespace: catalog.api.namespace };
  await catalog.api.kube.patch(kind, target, 'merge', { metadata: { finalizers: null } });
  await catalog.whenGone(kind, name);
}

describe.concurrent('after the limit of time', () => {
  it('a broker has failed, and is tried on', async () => {
    const lame = catalog.brokers.broker('lame');
    lame.script('catalog', '', { status: 500, body: {} });
    await catalog.createBroker('lame', [offeredService('lame')]);
    const found = await catalog.when<ServiceBroker>(servicebrokers, 'lame', isFailed);
    expect(conditionOf(found, 'Failed')?.reason).toBe(tooLate);
    expect(conditionOf(found)?.reason).toBe('ErrorFetchingCatalog');
    lame.script('catalog', '');
    expect(isFailed(await catalog.when<ServiceBroker>(servicebrokers, 'lame', isReady))).toBe(false);
  });

  it.each([
    ['an answer', { status: 409, body: {} }, 'ProvisionCallFailed'],
    ['a closed connection', { drop: true as const }, 'ErrorCallingProvision'],
  ])('a provisioning that ends with %s has failed', async (what, answer, reason) => {
    const name = what.replaceAll(' ', '-');
    broker.script('provision', name, answer);
    await catalog.createInstance(name, orders);
    const instance = await whenInstance(name, isFailed);
    expect(conditionOf(instance)).toMatchObject({ status: 'False', reason });
    expect(conditionOf(instance, 'Failed')?.reason).toBe(tooLate);
  });

  it('a provisioning that ends unclearly has failed, and is taken back', async () => {
    broker.script('provision', 'unclear', { status: 500, body: {} });
    await catalog.createInstance('unclear', orders);
    const instance = await whenInstance('unclear', ({ status }) => status?.deprovisionStatus === 'Succeeded');
    expect(conditionOf(instance, 'Failed')?.reason).toBe(tooLate);
    expect(conditionOf(instance)?.reason).toBe('OrphanMitigationSuccessful');
    expect(broker.callsOf('provision', 'unclear')).toHaveLength(1);
  });

  it('an asynchronous provisioning has failed, and is taken back', async () => {
    broker.script('provision', 'endless', started);
    broker.script('ask-instance', 'endless', { body: { state: 'in progress' } });
    await catalog.createInstance('endless', orders);
    const instance = await whenInstance('endless', ({ status }) => status?.deprovisionStatus === 'Succeeded');
    expect(conditionOf(instance, 'Failed')?.reason).toBe(tooLate);
  });

  it('an orphan stays where it is', async () => {
    broker.script('provision', 'orphan', { status: 500, body: {} });
    broker.script('deprovision', 'orphan', { status: 500, body: {} });
    await catalog.createInstance('orphan', orders);
    const instance = await whenInstance('orphan', ({ status }) => status?.deprovisionStatus === 'Failed');
    expect(conditionOf(instance)).toMatchObject({ status: 'Unknown', reason: 'OrphanMitigationFailed' });
    expect(instance.status?.orphanMitigationInProgress).toBe(false);
    // a deletion asks once more
    broker.script('deprovision', 'orphan');
    await catalog.remove(serviceinstances, 'orphan');
    expect(broker.instances.has('orphan')).toBe(false);
  });

  it('a deletion has failed, and the instance stays to say so', async () => {
    broker.script('deprovision', 'clinging', { status: 500, body: {} });
    await created('clinging');
    await catalog.api.kube.delete(serviceinstances, 'clinging', catalog.api.namespace);
    const instance = await whenInstance('clinging', ({ status }) => status?.deprovisionStatus === 'Failed');
    expect(conditionOf(instance)).toMatchObject({ status: 'Unknown', reason: 'DeprovisionCallFailed' });
    expect(conditionOf(instance, 'Failed')?.reason).toBe(tooLate);
    await release(serviceinstances, 'clinging');
  });

  it('an update has failed', async () => {
    broker.script('update', 'rigid', { status: 500, body: {} });
    await created('rigid');
    const target = { name: 'rigid', namespace: catalog.api.namespace };
    await catalog.api.kube.patch(serviceinstances, target, 'merge', { spec: { parameters: { a: 1 } } });
    const instance = await whenInstance('rigid', isFailed);
    expect(conditionOf(instance)?.reason).toBe('UpdateInstanceCallFailed');
    expect(conditionOf(instance, 'Failed')?.reason).toBe(tooLate);
    expect(broker.callsOf('deprovision', 'rigid')).toEqual([]);
  });

  it('a binding whose Secret cannot be stored has failed, and is taken back', async () => {
    await created('shop');
    broker.script('bind', 'unstorable', { status: 201, body: { credentials: { 'not a key': 'x' } } });
    await catalog.createBinding('unstorable', 'shop');
    const binding = await whenBinding('unstorable', ({ status }) => status?.unbindStatus === 'Succeeded');
    expect(conditionOf(binding)).toMatchObject({
      status: 'False',
      reason: 'OrphanMitigationSuccessful',
    });
    expect(conditionOf(binding, 'Failed')?.reason).toBe(tooLate);
    expect(broker.bindings.has('unstorable')).toBe(false);
  });

  it('an asynchronous binding has timed out, and is taken back', async () => {
    await created('slow-shop', 'slow');
    broker.script('bind', 'endless', started);
    broker.script('ask-binding', 'endless', { body: { state: 'in progress' } });
    await catalog.createBinding('endless', 'slow-shop');
    const binding = await whenBinding('endless', ({ status }) => status?.unbindStatus === 'Succeeded');
    expect(conditionOf(binding)).toMatchObject({ status: 'False', reason: 'OrphanMitigationSuccessful' });
    expect(conditionOf(binding, 'Failed')?.reason).toBe(tooLate);
  });

  it('an unbinding has failed, and the binding stays to say so', async () => {
    await created('sticky');
    await catalog.createBinding('sticky', 'sticky');
    await whenBinding('sticky', isReady);
    broker.script('unbind', 'sticky', { status: 500, body: {} });
    await catalog.api.kube.delete(servicebindings, 'sticky', catalog.api.namespace);
    const binding = await whenBinding('sticky', ({ status }) => status?.unbindStatus === 'Failed');
    expect(conditionOf(binding)).toMatchObject({ status: 'Unknown', reason: 'UnbindCallFailed' });
    expect(conditionOf(binding, 'Failed')?.reason).toBe(tooLate);
    await release(servicebindings, 'sticky');
  });
});

describe('a broker that does not answer in time', () => {
  it('gets a deprovision for what it may have made', async () => {
    broker.script('provision', 'silent', { hold: never });
    let release = () => {};
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    broker.script('deprovision', 'silent', { hold });
    await catalog.createInstance('silent', orders);
    const orphan = await whenInstance('silent', ({ status }) => status?.orphanMitigationInProgress === true);
    expect(conditionOf(orphan, 'OrphanMitigation')).toMatchObject({
      reason: 'ErrorCallingProvision',
      message: expect.stringMatching(
        /^Communication with the ServiceBroker timed out; .*did not answer in time/,
      ),
    });
    release();
    const instance = await whenInstance('silent', ({ status }) => status?.deprovisionStatus === 'Succeeded');
    expect(conditionOf(instance, 'Failed')).toMatchObject({
      reason: tooLate,
      message: 'Stopping reconciliation retries because too much time has elapsed',
    });
    expect(broker.instances.has('silent')).toBe(false);
  });
});
