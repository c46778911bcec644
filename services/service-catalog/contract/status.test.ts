import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import {
  conditionOf,
  hasReason,
  isFailed,
  isReady,
  offeredService,
  startTestCatalog,
  type TestCatalog,
} from '#testing/start-catalog.ts';
import type { ForeignBroker } from './foreign-broker.ts';

// What Service Catalog 0.3 shows at each step, from its controllers: clients read the reasons, and every field that it never
// leaves out.
const { servicebrokers, serviceinstances, servicebindings } = kinds;
let catalog: TestCatalog;
let broker: ForeignBroker;

beforeAll(async () => {
  catalog = await startTestCatalog();
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

function startRemoval(kind: typeof serviceinstances | typeof servicebindings, name: string): Promise<void> {
  return catalog.api.kube.delete(kind, name, catalog.api.namespace);
}

/** An answer of the broker that does not come until it is let go. */
function held(): { hold: Promise<void>; release(): void } {
  let release = () => {};
  const hold = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { hold, release: () => release() };
}

describe.concurrent('an instance shows', () => {
  it('every field before the first request', async () => {
    const parametersFrom = [{ secretKeyRef: { name: 'missing', key: 'json' } }];
    await catalog.createInstance('waiting', { ...orders, parametersFrom });
    const { spec, status, metadata } = await whenInstance('waiting', hasReason('ErrorWithParameters'));
    expect(spec.updateRequests).toBe(0);
    expect(status).toEqual({
      conditions: [expect.objectContaining({ type: 'Ready', status: 'False' })],
      asyncOpInProgress: false,
      orphanMitigationInProgress: false,
      reconciledGeneration: 0,
      observedGeneration: metadata.generation,
      provisionStatus: '',
      deprovisionStatus: 'NotRequired',
      lastConditionState: 'ErrorWithParameters',
      userSpecifiedClassName: 'ServiceClass/orders',
      userSpecifiedPlanName: 'orders-plan',
    });
  });

  it('a request under way, and its end', async () => {
    const { hold, release } = held();
    broker.script('provision', 'made', { status: 201, hold });
    await catalog.createInstance('made', orders);
    const before = await whenInstance('made', hasReason('ProvisionRequestInFlight'));
    expect(conditionOf(before)?.message).toBe('Provision request for ServiceInstance in-flight to Broker');
    expect(before.status).toMatchObject({
      currentOperation: 'Provision',
      orphanMitigationInProgress: false,
      deprovisionStatus: 'Required',
      reconciledGeneration: 0,
      inProgressProperties: { servicePlanExternalID: 'orders-plan' },
    });
    release();
    const after = await whenInstance('made', isReady);
    expect(after.status).toMatchObject({
      asyncOpInProgress: false,
      orphanMitigationInProgress: false,
      provisionStatus: 'Provisioned',
      deprovisionStatus: 'Required',
      reconciledGeneration: after.metadata.generation,
      observedGeneration: after.metadata.generation,
    });
    for (const field of ['currentOperation', 'operationStartTime', 'inProgressProperties', 'lastOperation']) {
      expect(after.status).not.toHaveProperty(field);
    }
  });

  it('a refusal for good, which a changed spec forgets at once', async () => {
    broker.script('provision', 'refused', { status: 400, body: { description: 'no' } });
    await catalog.createInstance('refused', orders);
    const failed = await whenInstance('refused', isFailed);
    expect(failed.status).toMatchObject({
      reconciledGeneration: 0,
      observedGeneration: failed.metadata.generation,
      deprovisionStatus: 'NotRequired',
    });
    const target = { name: 'refused', namespace: catalog.api.namespace };
    const parametersFrom = [{ secretKeyRef: { name: 'missing', key: 'json' } }];
    await catalog.api.kube.patch(serviceinstances, target, 'merge', { spec: { parametersFrom } });
    const changed = await whenInstance('refused', hasReason('ErrorWithParameters'));
    expect(conditionOf(changed, 'Failed')).toBeUndefined();
  });

  it('no failure of the past while it is deleted', async () => {
    const { hold, release } = held();
    await catalog.createInstance('broken', orders);
    await whenInstance('broken', isReady);
    broker.script('update', 'broken', { status: 400, body: {} });
    const target = { name: 'broken', namespace: catalog.api.namespace };
    await catalog.api.kube.patch(serviceinstances, target, 'merge', { spec: { parameters: { a: 1 } } });
    await whenInstance('broken', isFailed);
    broker.script('deprovision', 'broken', { status: 200, hold });
    await startRemoval(serviceinstances, 'broken');
    const leaving = await whenInstance('broken', hasReason('DeprovisionRequestInFlight'));
    expect(conditionOf(leaving, 'Failed')).toBeUndefined();
    expect(leaving.status).toMatchObject({
      currentOperation: 'Deprovision',
      observedGeneration: leaving.metadata.generation,
      inProgressProperties: { servicePlanExternalID: 'orders-plan' },
      lastConditionState: 'DeprovisionRequestInFlight',
    });
    release();
    await catalog.whenGone(serviceinstances, 'broken');
  });

  it('that its bindings go first', async () => {
    const { hold, release } = held();
    await catalog.createInstance('bound', orders);
    await whenInstance('bound', isReady);
    await catalog.createBinding('of-bound', 'bound');
    await whenBinding('of-bound', isReady);
    broker.script('unbind', 'of-bound', { status: 200, hold });
    await startRemoval(serviceinstances, 'bound');
    const leaving = await whenInstance('bound', hasReason('ServiceBindingsDeletion'));
    expect(conditionOf(leaving)?.message).toBe("The instance's service bindings are being deleted");
    release();
    await catalog.whenGone(serviceinstances, 'bound');
  });
});

describe.concurrent('a binding shows', () => {
  it('every field before the first request', async () => {
    await catalog.createBinding('early', 'nobody');
    const { status } = await whenBinding('early', hasReason('ReferencesNonexistentInstance'));
    const message = `References a non-existent ServiceInstance "${catalog.api.namespace}/nobody"`;
    expect(status).toEqual({
      conditions: [expect.objectContaining({ type: 'Ready', status: 'False', message })],
      asyncOpInProgress: false,
      orphanMitigationInProgress: false,
      reconciledGeneration: 0,
      unbindStatus: 'NotRequired',
      lastConditionState: 'ReferencesNonexistentInstance',
    });
  });

  it('requests under way, and what is left after the last', async () => {
    await catalog.createInstance('shop', orders);
    await whenInstance('shop', isReady);
    const [binding, unbinding] = [held(), held()];
    broker.script('bind', 'seen', { status: 201, hold: binding.hold });
    await catalog.createBinding('seen', 'shop');
    const before = await whenBinding('seen', hasReason('BindingRequestInFlight'));
    expect(conditionOf(before)?.message).toBe('Binding request for ServiceBinding in-flight to Broker');
    expect(before.status).toMatchObject({ currentOperation: 'Bind', inProgressProperties: {} });
    binding.release();
    await whenBinding('seen', isReady);
    const target = { name: 'seen', namespace: catalog.api.namespace };
    const finalizers = ['kubernetes-incubator/service-catalog', 'example.com/held'];
    await catalog.api.kube.patch(servicebindings, target, 'merge', { metadata: { finalizers } });
    broker.script('unbind', 'seen', { status: 200, hold: unbinding.hold });
    await startRemoval(servicebindings, 'seen');
    const leaving = await whenBinding('seen', hasReason('UnbindingRequestInFlight'));
    expect(conditionOf(leaving)?.message).toBe('Unbind request for ServiceBinding in-flight to Broker');
    expect(leaving.status).not.toHaveProperty('inProgressProperties');
    unbinding.release();
    const left = await whenBinding('seen', ({ metadata }) => metadata.finalizers?.length === 1);
    expect(left.status).toEqual({
      conditions: [
        expect.objectContaining({
          type: 'Ready',
          status: 'False',
          reason: 'UnboundSuccessfully',
          message: 'The binding was deleted successfully',
        }),
      ],
      asyncOpInProgress: false,
      orphanMitigationInProgress: false,
      reconciledGeneration: left.metadata.generation,
      unbindStatus: 'Succeeded',
      lastConditionState: 'UnboundSuccessfully',
    });
    await catalog.api.kube.patch(servicebindings, target, 'merge', { metadata: { finalizers: null } });
  });

  it('that an orphan is taken back, and why in its Failed condition', async () => {
    await catalog.createInstance('orphanage', orders);
    await whenInstance('orphanage', isReady);
    const { hold, release } = held();
    broker.script('bind', 'orphan', { status: 500, body: { description: 'half made' } });
    broker.script('unbind', 'orphan', { status: 200, hold });
    await catalog.createBinding('orphan', 'orphanage');
    const orphan = await whenBinding('orphan', hasReason('ServiceBindingNeedsOrphanMitigation'));
    expect(conditionOf(orphan)?.message).toBe('Starting orphan mitigation');
    expect(conditionOf(orphan, 'Failed')?.message).toContain('half made');
    expect(orphan.status?.orphanMitigationInProgress).toBe(true);
    release();
    await whenBinding('orphan', hasReason('OrphanMitigationSuccessful'));
  });
});

it('a broker shows its counter, and no start of an operation that has ended', async () => {
  const { spec, status } = await catalog.when<ServiceBroker>(servicebrokers, 'main', isReady);
  expect(spec).toMatchObject({ relistBehavior: 'Duration', relistRequests: 0 });
  expect(status).not.toHaveProperty('operationStartTime');
  const lame = catalog.brokers.broker('lame');
  lame.script('catalog', '', { status: 500, body: {} });
  await catalog.createBroker('lame', [offeredService('lame')]);
  const failing = await catalog.when<ServiceBroker>(
    servicebrokers,
    'lame',
    hasReason('ErrorFetchingCatalog'),
  );
  expect(failing.status).toMatchObject({ reconciledGeneration: 0, operationStartTime: expect.any(String) });
});
