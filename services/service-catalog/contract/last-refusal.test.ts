import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { instanceHealth } from '#lib/domain/health/instance-health.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import {
  conditionOf,
  hasReason,
  isReady,
  offeredService,
  startTestCatalog,
  type TestCatalog,
} from '#testing/start-catalog.ts';
import type { ForeignBroker } from './foreign-broker.ts';

// A condition of Mooring's own: what the broker said last stays in sight while the attempts go on.
const { serviceinstances } = kinds;
const orders = { serviceClassName: 'orders' };
const noRoom = { status: 500, body: { description: 'no room left' } };
let catalog: TestCatalog;
let broker: ForeignBroker;

beforeAll(async () => {
  catalog = await startTestCatalog();
  broker = await catalog.createBroker('main', [offeredService('orders')]);
  await catalog.when(kinds.servicebrokers, 'main', isReady);
});
afterAll(() => catalog?.stop());

function when(name: string, matches: (it: ServiceInstance) => boolean): Promise<ServiceInstance> {
  return catalog.when<ServiceInstance>(serviceinstances, name, matches);
}

function refusalOf(instance: ServiceInstance): string | undefined {
  return conditionOf(instance, 'LastRefusal')?.message;
}

/** An answer of the broker that does not come until it is let go. */
function held(): { hold: Promise<void>; release(): void } {
  let release = () => {};
  const hold = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { hold, release: () => release() };
}

describe.concurrent('the last refusal of a broker', () => {
  it('outlasts the orphan mitigation and the next request, until one succeeds', async () => {
    const { hold, release } = held();
    broker.script('provision', 'full', noRoom, { status: 201, hold });
    await catalog.createInstance('full', orders);
    const mitigated = await when('full', hasReason('OrphanMitigationSuccessful'));
    expect(refusalOf(mitigated)).toContain('no room left');
    expect(mitigated.status?.lastConditionState).toBe('OrphanMitigationSuccessful');
    expect(renderAll('en', instanceHealth(mitigated))).toMatchObject({
      status: 'bad',
      problem: { evidence: expect.stringContaining('no room left') },
    });
    const again = await when('full', hasReason('ProvisionRequestInFlight'));
    expect(refusalOf(again)).toContain('no room left');
    expect(renderAll('en', instanceHealth(again).problem?.evidence)).toContain('no room left');
    release();
    expect(refusalOf(await when('full', isReady))).toBeUndefined();
  });

  it('outlasts a mitigation that is asked about for a while', async () => {
    const { hold, release } = held();
    broker.script('provision', 'slow', noRoom, { status: 201 });
    broker.script('deprovision', 'slow', { status: 202, body: { operation: 'op' } });
    broker.script('ask-instance', 'slow', { body: { state: 'succeeded' }, hold });
    await catalog.createInstance('slow', orders);
    expect(refusalOf(await when('slow', hasReason('Deprovisioning')))).toContain('no room left');
    release();
    await when('slow', isReady);
  });

  it('is forgotten as soon as the broker accepts, though it has not finished', async () => {
    const { hold, release } = held();
    broker.script('provision', 'accepted', noRoom, { status: 202, body: { operation: 'op' } });
    broker.script('ask-instance', 'accepted', { body: { state: 'succeeded' }, hold });
    await catalog.createInstance('accepted', orders);
    expect(refusalOf(await when('accepted', hasReason('Provisioning')))).toBeUndefined();
    release();
    await when('accepted', isReady);
  });

  it('is forgotten with the spec that was refused', async () => {
    broker.script('provision', 'changed', noRoom);
    await catalog.createInstance('changed', orders);
    await when('changed', (it) => refusalOf(it) !== undefined);
    const target = { name: 'changed', namespace: catalog.api.namespace };
    const parametersFrom = [{ secretKeyRef: { name: 'missing', key: 'json' } }];
    await catalog.api.kube.patch(serviceinstances, target, 'merge', { spec: { parametersFrom } });
    expect(refusalOf(await when('changed', hasReason('ErrorWithParameters')))).toBeUndefined();
  });

  it('tells of a deletion why it does not end', async () => {
    broker.script('deprovision', 'kept', noRoom);
    await catalog.createInstance('kept', orders);
    await when('kept', isReady);
    await catalog.api.kube.delete(serviceinstances, 'kept', catalog.api.namespace);
    const leaving = await when('kept', hasReason('DeprovisionCallFailed'));
    expect(renderAll('en', instanceHealth(leaving))).toMatchObject({
      status: 'bad',
      word: 'Not deleted',
      problem: { evidence: expect.stringContaining('no room left') },
    });
    broker.script('deprovision', 'kept');
    await catalog.whenGone(serviceinstances, 'kept');
  });
});
