import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { eventually } from '#testing/eventually.ts';
import {
  conditionOf,
  hasReason,
  isFailed,
  isReady,
  offeredPlan,
  offeredService,
  startTestCatalog,
  type TestCatalog,
} from '#testing/start-catalog.ts';
import type { ForeignBroker } from './foreign-broker.ts';

const { serviceinstances } = kinds;
const started = { status: 202, body: { operation: 'op-1' } };
const succeeded = { body: { state: 'succeeded' } };
let catalog: TestCatalog;
let broker: ForeignBroker;

beforeAll(async () => {
  const sizes = (id: string) => [offeredPlan(`${id}-s`, 'small'), offeredPlan(`${id}-l`, 'large')];
  catalog = await startTestCatalog();
  broker = await catalog.createBroker('main', [
    offeredService('orders'),
    offeredService('ample', { plans: sizes('ample'), plan_updateable: true }),
    offeredService('fixed', { plans: sizes('fixed') }),
  ]);
  await catalog.when(kinds.servicebrokers, 'main', isReady);
});
afterAll(async () => {
  await catalog?.stop();
  expect([...broker.instances]).toEqual([]);
});

const orders = { serviceClassExternalName: 'name-of-orders' };

function when(name: string, matches: (instance: ServiceInstance) => boolean): Promise<ServiceInstance> {
  return catalog.when<ServiceInstance>(serviceinstances, name, matches);
}

async function created(name: string, spec: ServiceInstance['spec'] = orders): Promise<ServiceInstance> {
  await catalog.createInstance(name, spec);
  return when(name, isReady);
}

function patch(name: string, spec: object): Promise<unknown> {
  const target = { name, namespace: catalog.api.namespace };
  return catalog.api.kube.patch(serviceinstances, target, 'merge', { spec });
}

function removeStart(name: string): Promise<void> {
  return catalog.api.kube.delete(serviceinstances, name, catalog.api.namespace);
}

function said(text: string): (instance: ServiceInstance) => boolean {
  return (instance) => conditionOf(instance)?.message?.includes(text) === true;
}

describe.concurrent('an asynchronous provisioning', () => {
  it('is polled with operation, service and plan until it has succeeded', async () => {
    const working = { body: { state: 'in progress', description: 'half way' } };
    broker.script('provision', 'async', started);
    broker.script('ask-instance', 'async', working);
    await catalog.createInstance('async', orders);
    const instance = await when('async', said('half way'));
    expect(conditionOf(instance)).toMatchObject({
      status: 'False',
      reason: 'Provisioning',
      message: 'The instance is being provisioned asynchronously (half way)',
    });
    expect(instance.status).toMatchObject({
      asyncOpInProgress: true,
      lastOperation: 'op-1',
      currentOperation: 'Provision',
      lastConditionState: 'Provisioning',
      inProgressProperties: { servicePlanExternalID: 'orders-plan' },
    });
    broker.script('ask-instance', 'async', succeeded);
    const ready = await when('async', isReady);
    expect(ready.status).not.toHaveProperty('lastOperation');
    expect(broker.callsOf('ask-instance', 'async')[0]).toMatchObject({
      path: '/main/v2/service_instances/async/last_operation',
      query: { operation: 'op-1', service_id: 'orders', plan_id: 'orders-plan' },
    });
  });

  it('may be without an operation id', async () => {
    broker.script('provision', 'nameless', { status: 202, body: {} });
    await created('nameless');
    expect(broker.callsOf('ask-instance', 'nameless')[0]?.query).not.toHaveProperty('operation');
  });

  it('that fails is final: the orphan is taken back, the words stay', async () => {
    broker.script('provision', 'denied', started);
    broker.script('ask-instance', 'denied', { body: { state: 'failed', description: 'Forbidden' } });
    await catalog.createInstance('denied', orders);
    const instance = await when('denied', hasReason('OrphanMitigationSuccessful'));
    expect(conditionOf(instance, 'Failed')).toMatchObject({
      reason: 'ProvisionCallFailed',
      message: 'Provision call failed: Forbidden',
    });
    expect(instance.status).toMatchObject({
      deprovisionStatus: 'Succeeded',
      provisionStatus: 'NotProvisioned',
    });
    await catalog.remove(serviceinstances, 'denied');
    expect(broker.callsOf('provision', 'denied')).toHaveLength(1);
    expect(broker.callsOf('deprovision', 'denied')).toHaveLength(1);
  });

  it.each([
    ['500', { status: 500, body: { description: 'on fire' } }],
    ['410', { status: 410, body: {} }],
    ['404', { status: 404, body: {} }],
    ['no-json', { text: '<html>' }],
    ['dropped', { drop: true as const }],
    ['unknown-state', { body: { state: 'perhaps' } }],
  ])('is polled on after an answer that says nothing: %s', async (what, answer) => {
    const name = `poll-${what}`;
    broker.script('provision', name, started);
    broker.script('ask-instance', name, answer);
    await catalog.createInstance(name, orders);
    const instance = await when(name, hasReason('ErrorPollingLastOperation'));
    expect(instance.status?.asyncOpInProgress).toBe(true);
    broker.script('ask-instance', name, succeeded);
    await when(name, isReady);
  });

  it('goes on where it was when the controller starts anew', async () => {
    broker.script('provision', 'resumed', started);
    broker.script('ask-instance', 'resumed', { body: { state: 'in progress' } });
    await catalog.createInstance('resumed', orders);
    await when('resumed', ({ status }) => status?.asyncOpInProgress === true);
    await catalog.stopControllers();
    broker.script('ask-instance', 'resumed', succeeded);
    await catalog.startControllers();
    await when('resumed', isReady);
    expect(broker.callsOf('provision', 'resumed')).toHaveLength(1);
  });

  it('is seen to its end before a deletion', async () => {
    broker.script('provision', 'hasty', started);
    broker.script('ask-instance', 'hasty', { body: { state: 'in progress' } });
    await catalog.createInstance('hasty', orders);
    await when('hasty', ({ status }) => status?.asyncOpInProgress === true);
    await removeStart('hasty');
    await when('hasty', ({ metadata }) => metadata.deletionTimestamp !== undefined);
    expect(broker.callsOf('deprovision', 'hasty')).toEqual([]);
    broker.script('ask-instance', 'hasty', succeeded);
    await catalog.whenGone(serviceinstances, 'hasty');
    expect(broker.callsOf('deprovision', 'hasty')).toHaveLength(1);
  });

  it('that the broker has forgotten does not hold up a deletion', async () => {
    broker.script('provision', 'forgotten', started);
    broker.script('ask-instance', 'forgotten', { status: 410, body: {} });
    await catalog.createInstance('forgotten', orders);
    await when('forgotten', hasReason('ErrorPollingLastOperation'));
    await catalog.remove(serviceinstances, 'forgotten');
    expect(broker.callsOf('deprovision', 'forgotten')).toHaveLength(1);
  });
});

describe.concurrent('an update', () => {
  it('names only what has changed: parameters', async () => {
    await created('tuned', { ...orders, parameters: { size: 'S' } });
    await patch('tuned', { parameters: { size: 'L' } });
    const instance = await when('tuned', hasReason('InstanceUpdatedSuccessfully'));
    expect(conditionOf(instance)?.message).toBe('The instance was updated successfully');
    expect(instance.status?.externalProperties).toMatchObject({ parameters: { size: 'L' } });
    expect(instance.status?.reconciledGeneration).toBe(instance.metadata.generation);
    const [call] = broker.callsOf('update', 'tuned');
    expect(call).toMatchObject({ method: 'PATCH', query: { accepts_incomplete: 'true' } });
    expect(call?.body).toMatchObject({
      service_id: 'orders',
      parameters: { size: 'L' },
      previous_values: { plan_id: 'orders-plan' },
      context: { platform: 'kubernetes', instance_name: 'tuned' },
    });
    expect(call?.body).not.toHaveProperty('plan_id');
  });

  it('names only what has changed: the plan', async () => {
    await created('grown', { serviceClassName: 'ample', servicePlanExternalName: 'small' });
    await patch('grown', { servicePlanExternalName: 'large' });
    const instance = await when('grown', hasReason('InstanceUpdatedSuccessfully'));
    expect(instance.spec.servicePlanRef).toEqual({ name: 'ample-l' });
    expect(instance.status).toMatchObject({
      userSpecifiedPlanName: 'large',
      externalProperties: { servicePlanExternalName: 'large', servicePlanExternalID: 'ample-l' },
    });
    const [call] = broker.callsOf('update', 'grown');
    expect(call?.body).toMatchObject({ plan_id: 'ample-l', previous_values: { plan_id: 'ample-s' } });
    expect(call?.body).not.toHaveProperty('parameters');
  });

  it('to no parameters says so', async () => {
    await created('bared', { ...orders, parameters: { size: 'S' } });
    await patch('bared', { parameters: null });
    await when('bared', hasReason('InstanceUpdatedSuccessfully'));
    expect(broker.callsOf('update', 'bared')[0]?.body.parameters).toEqual({});
  });

  it('of a Secret is sent when updateRequests is raised', async () => {
    await catalog.createSecret('rotated', { json: '{"pw":"one"}' });
    await created('rotated', {
      ...orders,
      parametersFrom: [{ secretKeyRef: { name: 'rotated', key: 'json' } }],
    });
    const target = { name: 'rotated', namespace: catalog.api.namespace };
    await catalog.api.kube.patch(kinds.secrets, target, 'merge', { stringData: { json: '{"pw":"two"}' } });
    await patch('rotated', { updateRequests: 1 });
    await when('rotated', hasReason('InstanceUpdatedSuccessfully'));
    expect(broker.callsOf('update', 'rotated')[0]?.body.parameters).toEqual({ pw: 'two' });
  });

  it('that changes nothing is not sent', async () => {
    await created('same');
    await patch('same', { updateRequests: 1 });
    await when('same', ({ status, metadata }) => status?.reconciledGeneration === metadata.generation);
    expect(broker.callsOf('update', 'same')).toEqual([]);
  });

  it('of the plan is refused where the class does not allow it', async () => {
    await created('stuck', { serviceClassName: 'fixed', servicePlanExternalName: 'small' });
    await patch('stuck', { servicePlanExternalName: 'large' });
    const instance = await when('stuck', hasReason('UpdateInstanceCallFailed'));
    expect(conditionOf(instance)?.message).toContain('does not allow plan changes');
    expect(broker.callsOf('update', 'stuck')).toEqual([]);
    await patch('stuck', { servicePlanExternalName: 'small' });
    await when('stuck', isReady);
  });

  it('of the class is refused', async () => {
    await created('loyal');
    await patch('loyal', { serviceClassExternalName: 'name-of-fixed' });
    const instance = await when('loyal', hasReason('UpdateInstanceCallFailed'));
    expect(conditionOf(instance)?.message).toContain('cannot be changed');
  });

  it('of the external id is put back', async () => {
    await created('steady');
    await patch('steady', { externalID: 'other' });
    const found = await when('steady', ({ spec, metadata }) => {
      return spec.externalID === 'steady' && (metadata.generation ?? 0) > 3;
    });
    expect(found.spec.externalID).toBe('steady');
    await when('steady', isReady);
  });

  it('with 400 is final, and the instance stays', async () => {
    broker.script('update', 'rejected', { status: 400, body: { description: 'too big' } });
    await created('rejected');
    await patch('rejected', { parameters: { size: 'XXL' } });
    const instance = await when('rejected', isFailed);
    expect(conditionOf(instance)).toMatchObject({
      reason: 'UpdateInstanceCallFailed',
      message: expect.stringContaining('too big'),
    });
    expect(conditionOf(instance, 'Failed')).toMatchObject({
      reason: 'UpdateInstanceCallFailed',
      message: expect.stringMatching(/^ServiceBroker returned a failure .* update will not be retried: /),
    });
    expect(broker.callsOf('deprovision', 'rejected')).toEqual([]);
    broker.script('update', 'rejected');
    await patch('rejected', { parameters: { size: 'L' } });
    await when('rejected', (it) => isReady(it) && !isFailed(it));
  });

  it.each([
    ['500', { status: 500, body: {} }, 'UpdateInstanceCallFailed'],
    ['405', { status: 405, body: {} }, 'UpdateInstanceCallFailed'],
    ['dropped', { drop: true as const }, 'ErrorCallingUpdateInstance'],
  ])('is sent again after %s, without taking anything back', async (what, answer, reason) => {
    const name = `update-${what}`;
    broker.script('update', name, answer);
    await created(name);
    await patch(name, { parameters: { size: 'L' } });
    await when(name, hasReason(reason));
    broker.script('update', name);
    await when(name, hasReason('InstanceUpdatedSuccessfully'));
    expect(broker.callsOf('deprovision', name)).toEqual([]);
  });

  it('may be asynchronous', async () => {
    broker.script('update', 'slow-update', started);
    broker.script('ask-instance', 'slow-update', { body: { state: 'in progress' } });
    await created('slow-update');
    await patch('slow-update', { parameters: { size: 'L' } });
    const instance = await when('slow-update', hasReason('UpdatingInstance'));
    expect(instance.status?.currentOperation).toBe('Update');
    broker.script('ask-instance', 'slow-update', succeeded);
    await when('slow-update', hasReason('InstanceUpdatedSuccessfully'));
  });

  it('that fails asynchronously is final, and nothing is taken back', async () => {
    broker.script('update', 'lost-update', started);
    broker.script('ask-instance', 'lost-update', { body: { state: 'failed', description: 'no room' } });
    await created('lost-update');
    await patch('lost-update', { parameters: { size: 'L' } });
    const instance = await when('lost-update', isFailed);
    expect(conditionOf(instance)).toMatchObject({ reason: 'UpdateInstanceCallFailed' });
    expect(broker.callsOf('deprovision', 'lost-update')).toEqual([]);
  });
});

describe.concurrent('a deletion', () => {
  it('asks the broker with class and plan', async () => {
    await created('removed');
    await catalog.remove(serviceinstances, 'removed');
    expect(broker.callsOf('deprovision', 'removed')).toEqual([
      expect.objectContaining({
        method: 'DELETE',
        path: '/main/v2/service_instances/removed',
        query: { service_id: 'orders', plan_id: 'orders-plan', accepts_incomplete: 'true' },
      }),
    ]);
  });

  it('shows its success as long as somebody else guards the instance', async () => {
    await created('kept');
    const target = { name: 'kept', namespace: catalog.api.namespace };
    const finalizers = ['kubernetes-incubator/service-catalog', 'example.com/other'];
    await catalog.api.kube.patch(serviceinstances, target, 'merge', { metadata: { finalizers } });
    await removeStart('kept');
    const instance = await when('kept', ({ metadata }) => metadata.finalizers?.length === 1);
    expect(conditionOf(instance)?.reason).toBe('DeprovisionedSuccessfully');
    expect(instance.status?.deprovisionStatus).toBe('Succeeded');
    await catalog.api.kube.patch(serviceinstances, target, 'merge', { metadata: { finalizers: null } });
    await catalog.whenGone(serviceinstances, 'kept');
  });

  it.each([
    ['410', { status: 410, body: {} }],
    ['200', { status: 200, body: {} }],
  ])('is over with %s', async (status, answer) => {
    broker.script('deprovision', `over-${status}`, answer);
    await created(`over-${status}`);
    await catalog.remove(serviceinstances, `over-${status}`);
    broker.instances.delete(`over-${status}`);
  });

  it.each([
    ['400', { status: 400, body: {} }],
    ['500', { status: 500, body: { description: 'on fire' } }],
    ['422', { status: 422, body: { error: 'ConcurrencyError' } }],
    ['no-json', { status: 200, text: '' }],
    ['dropped', { drop: true as const }],
  ])('is asked for again after %s', async (what, answer) => {
    const name = `delete-${what}`;
    broker.script('deprovision', name, answer);
    await created(name);
    await removeStart(name);
    const instance = await when(name, hasReason('DeprovisionCallFailed'));
    expect(conditionOf(instance)?.status).toBe('Unknown');
    expect(instance.status?.deprovisionStatus).toBe('Required');
    broker.script('deprovision', name);
    await catalog.whenGone(serviceinstances, name);
  });

  it('may be asynchronous; an operation that is gone has succeeded', async () => {
    broker.script('deprovision', 'slow-delete', started);
    broker.script('ask-instance', 'slow-delete', { body: { state: 'in progress', description: 'soon' } });
    await created('slow-delete');
    await removeStart('slow-delete');
    const instance = await when('slow-delete', said('soon'));
    expect(conditionOf(instance)?.reason).toBe('Deprovisioning');
    expect(instance.status?.currentOperation).toBe('Deprovision');
    broker.script('ask-instance', 'slow-delete', { status: 410, body: {} });
    await catalog.whenGone(serviceinstances, 'slow-delete');
  });

  it('that fails asynchronously is asked for again', async () => {
    broker.script('deprovision', 'twice-deleted', started, { status: 200 });
    broker.script('ask-instance', 'twice-deleted', { body: { state: 'failed', description: 'in use' } });
    await created('twice-deleted');
    await catalog.remove(serviceinstances, 'twice-deleted');
    expect(broker.callsOf('deprovision', 'twice-deleted')).toHaveLength(2);
  });

  it('names the plan that the broker knows when the change of the plan has failed', async () => {
    broker.script('update', 'half-grown', { status: 500, body: {} });
    await created('half-grown', { serviceClassName: 'ample', servicePlanExternalName: 'small' });
    await patch('half-grown', { servicePlanExternalName: 'large' });
    await when('half-grown', hasReason('UpdateInstanceCallFailed'));
    await catalog.remove(serviceinstances, 'half-grown');
    expect(broker.callsOf('deprovision', 'half-grown')[0]?.query.plan_id).toBe('ample-s');
  });

  it('takes the bindings first', async () => {
    await created('parent');
    await Promise.all(['one', 'two'].map((name) => catalog.createBinding(`child-${name}`, 'parent')));
    await catalog.when(kinds.servicebindings, 'child-one', isReady);
    await catalog.when(kinds.servicebindings, 'child-two', isReady);
    broker.script('unbind', 'child-one', { status: 500, body: {} });
    await removeStart('parent');
    await when('parent', hasReason('ServiceBindingsDeletion'));
    await eventually(() => (broker.callsOf('unbind', 'child-one').length > 1 ? true : undefined));
    expect(broker.callsOf('deprovision', 'parent')).toEqual([]);
    broker.script('unbind', 'child-one');
    await catalog.whenGone(serviceinstances, 'parent');
    await catalog.whenGone(kinds.servicebindings, 'child-one');
    expect(await catalog.secretData('child-one')).toBeUndefined();
  });
});
