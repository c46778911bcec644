import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
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
let catalog: TestCatalog;
let broker: ForeignBroker;

beforeAll(async () => {
  catalog = await startTestCatalog();
  broker = await catalog.createBroker('main', [
    offeredService('orders'),
    offeredService('ample', { plans: [offeredPlan('s', 'small'), offeredPlan('l', 'large')] }),
  ]);
  await catalog.when(kinds.servicebrokers, 'main', isReady);
});
afterAll(async () => {
  await catalog?.stop();
  // whatever happened to them: nothing may be left at the broker
  expect([...broker.instances]).toEqual([]);
});

const orders = { serviceClassExternalName: 'name-of-orders' };

function when(name: string, matches: (instance: ServiceInstance) => boolean): Promise<ServiceInstance> {
  return catalog.when<ServiceInstance>(serviceinstances, name, matches);
}

describe.concurrent('a new instance', () => {
  it('is guarded, gets an id, and says what it was asked for', async () => {
    await catalog.create<ServiceInstance>(serviceinstances, 'plain', { spec: orders });
    const instance = await when('plain', isReady);
    expect(instance.spec.externalID).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(instance.metadata.finalizers).toEqual(['kubernetes-incubator/service-catalog']);
    expect(instance.status).toMatchObject({
      asyncOpInProgress: false,
      provisionStatus: 'Provisioned',
      deprovisionStatus: 'Required',
      lastConditionState: 'Ready',
      observedGeneration: instance.metadata.generation,
      reconciledGeneration: instance.metadata.generation,
      userSpecifiedClassName: 'ServiceClass/name-of-orders',
      userSpecifiedPlanName: 'default',
      externalProperties: { servicePlanExternalName: 'default', servicePlanExternalID: 'orders-plan' },
    });
    expect(instance.status).not.toHaveProperty('currentOperation');
    expect(instance.status).not.toHaveProperty('inProgressProperties');
    expect(conditionOf(instance)).toMatchObject({
      reason: 'ProvisionedSuccessfully',
      message: 'The instance was provisioned successfully',
    });
  });

  it('sends whole numbers beyond 2^53 to the broker digit by digit', async () => {
    const parameters = { bytes: 9007199254740993n, deep: [{ least: -(2n ** 63n) }], small: 1 };
    await catalog.createInstance('digits', { ...orders, parameters });
    const instance = await when('digits', isReady);
    expect(instance.spec.parameters).toEqual(parameters);
    expect(instance.status?.externalProperties).toMatchObject({ parameters });
    expect(broker.callsOf('provision', 'digits')[0]?.body.parameters).toEqual(parameters);
  });

  it('is asked of the broker as the contract says', async () => {
    const userInfo = { username: 'jo', uid: 'u-1', groups: ['system:authenticated'] };
    await catalog.createInstance('told', { ...orders, parameters: { size: 'L' }, userInfo });
    await when('told', isReady);
    const namespace = await catalog.api.kube.get<KubeObject>(kinds.namespaces, catalog.api.namespace);
    const info = await catalog.api.kube.get<KubeObject & { data: { id: string } }>(
      kinds.configmaps,
      'cluster-info',
      'default',
    );
    const [call] = broker.callsOf('provision', 'told');
    expect(call).toMatchObject({
      method: 'PUT',
      path: '/main/v2/service_instances/told',
      query: { accepts_incomplete: 'true' },
    });
    expect(call?.body).toEqual({
      service_id: 'orders',
      plan_id: 'orders-plan',
      organization_guid: info.data.id,
      space_guid: namespace.metadata.uid,
      parameters: { size: 'L' },
      context: {
        platform: 'kubernetes',
        namespace: catalog.api.namespace,
        clusterid: info.data.id,
        instance_name: 'told',
      },
    });
    const [platform, identity = ''] = String(call?.headers['x-broker-api-originating-identity']).split(' ');
    expect(platform).toBe('kubernetes');
    expect(JSON.parse(Buffer.from(identity, 'base64').toString())).toEqual(userInfo);
  });

  it('keeps the dashboard’s address', async () => {
    broker.script('provision', 'dashboard', { status: 201, body: { dashboard_url: 'http://dash' } });
    await catalog.createInstance('dashboard', orders);
    expect((await when('dashboard', isReady)).status?.dashboardURL).toBe('http://dash');
  });

  it.each([
    ['serviceClassExternalName', 'name-of-orders', 'servicePlanExternalName', 'default'],
    ['serviceClassExternalID', 'orders', 'servicePlanExternalID', 'orders-plan'],
    ['serviceClassName', 'orders', 'servicePlanName', 'orders-plan'],
  ] as const)('named by %s gets its only plan in the same style', async (style, value, planStyle, plan) => {
    const name = `by-${style.toLowerCase()}`;
    await catalog.createInstance(name, { [style]: value });
    const { spec, metadata } = await when(name, isReady);
    expect(spec).toMatchObject({
      [planStyle]: plan,
      serviceClassRef: { name: 'orders' },
      servicePlanRef: { name: 'orders-plan' },
    });
    expect(metadata.labels?.['servicecatalog.k8s.io/spec.serviceClassRef.name']).toMatch(/^[0-9a-f]{56}$/);
  });

  it.each([
    ['no class', {}, 'ReferencesNonexistentServiceClass', 'names no class'],
    [
      'two styles',
      { serviceClassName: 'orders', serviceClassExternalID: 'orders' },
      'ReferencesNonexistentServiceClass',
      'in 2 ways',
    ],
    [
      'two families',
      { serviceClassName: 'orders', clusterServiceClassName: 'orders' },
      'ReferencesNonexistentServiceClass',
      'in 2 ways',
    ],
    [
      'an unknown class',
      { serviceClassExternalName: 'nobody', servicePlanExternalName: 'default' },
      'ReferencesNonexistentServiceClass',
      'ServiceClass/nobody',
    ],
    [
      'an unknown class without a plan',
      { serviceClassExternalName: 'nobody' },
      'ReferencesNonexistentServiceClass',
      'ServiceClass/nobody does not exist, can not figure out the default ServicePlan.',
    ],
    [
      'an unknown class of the cluster',
      { clusterServiceClassName: 'nobody', clusterServicePlanName: 'x' },
      'ReferencesNonexistentServiceClass',
      'ClusterServiceClass/nobody',
    ],
    [
      'an unknown plan',
      { serviceClassName: 'orders', servicePlanExternalName: 'huge' },
      'ReferencesNonexistentServicePlan',
      'ServicePlan/huge',
    ],
    [
      'a plan of another class',
      { serviceClassName: 'orders', servicePlanName: 's' },
      'ReferencesNonexistentServicePlan',
      'ServicePlan/s',
    ],
    [
      'several plans',
      { serviceClassName: 'ample' },
      'ReferencesNonexistentServicePlan',
      'ServiceClass (K8S: ample ExternalName: name-of-ample) has more than one plan, PlanName must be specified',
    ],
  ])('with %s waits and says why', async (what, spec, reason, said) => {
    const name = what.replaceAll(' ', '-');
    await catalog.createInstance(name, spec);
    const instance = await when(name, hasReason(reason));
    expect(conditionOf(instance)).toMatchObject({ status: 'False', message: expect.stringContaining(said) });
    expect(instance.status?.lastConditionState).toBe(reason);
    expect(broker.callsOf('provision', name)).toEqual([]);
    await catalog.remove(serviceinstances, name);
    expect(broker.callsOf('deprovision', name)).toEqual([]);
  });

  it('of a class that comes later is provisioned as soon as it is there', async () => {
    await catalog.createInstance('early', { serviceClassExternalName: 'name-of-late' });
    await when('early', hasReason('ReferencesNonexistentServiceClass'));
    await catalog.createBroker('late', [offeredService('late')]);
    await when('early', isReady);
  });

  it('of a class whose broker is gone says so', async () => {
    await catalog.create(kinds.serviceclasses, 'stray', {
      spec: { externalName: 'stray', externalID: 'stray', description: 'x', serviceBrokerName: 'nobody' },
    });
    await catalog.create(kinds.serviceplans, 'stray-plan', {
      spec: {
        externalName: 'default',
        externalID: 'stray-plan',
        description: 'x',
        serviceBrokerName: 'nobody',
        serviceClassRef: { name: 'stray' },
      },
    });
    await catalog.createInstance('stray', { serviceClassName: 'stray' });
    await when('stray', hasReason('ReferencesNonexistentBroker'));
  });
});

describe.concurrent('parameters', () => {
  it('come from the spec and from Secrets; those are not shown', async () => {
    await catalog.createSecret('more', { one: '{"password":"pw"}', two: '{"nested":{"deep":[1]}}' });
    await catalog.createInstance('merged', {
      ...orders,
      parameters: { size: 'S' },
      parametersFrom: [
        { secretKeyRef: { name: 'more', key: 'one' } },
        { secretKeyRef: { name: 'more', key: 'two' } },
      ],
    });
    const { status } = await when('merged', isReady);
    expect(broker.callsOf('provision', 'merged')[0]?.body.parameters).toEqual({
      size: 'S',
      password: 'pw',
      nested: { deep: [1] },
    });
    expect(status?.externalProperties).toMatchObject({
      parameters: { size: 'S', password: '<redacted>', nested: '<redacted>' },
      parameterChecksum: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(JSON.stringify(status)).not.toContain('"pw"');
  });

  it.each([
    ['twice', { json: '{"size":"L"}' }, 'conflict: duplicate entry for parameter "size"'],
    ['no-json', { json: 'size: L' }, 'is no JSON object'],
    ['list', { json: '["size"]' }, 'is no JSON object'],
    ['no-key', { yaml: 'x' }, 'has no key json'],
    ['no-secret', undefined, 'Secret bad-no-secret does not exist'],
  ])('are refused: %s', async (name, data: Record<string, string> | undefined, said) => {
    if (data !== undefined) {
      await catalog.createSecret(`bad-${name}`, data);
    }
    await catalog.createInstance(`bad-${name}`, {
      ...orders,
      parameters: { size: 'S' },
      parametersFrom: [{ secretKeyRef: { name: `bad-${name}`, key: 'json' } }],
    });
    const instance = await when(`bad-${name}`, hasReason('ErrorWithParameters'));
    expect(conditionOf(instance)?.message).toContain(said);
    expect(conditionOf(instance)?.message).not.toContain('L');
    expect(broker.callsOf('provision', `bad-${name}`)).toEqual([]);
  });

  it('whose Secret comes later are sent then', async () => {
    await catalog.createInstance('patient', {
      ...orders,
      parametersFrom: [{ secretKeyRef: { name: 'later', key: 'json' } }],
    });
    await when('patient', hasReason('ErrorWithParameters'));
    await catalog.createSecret('later', { json: '{"a":1}' });
    await when('patient', isReady);
  });
});

describe.concurrent('a broker that refuses', () => {
  it('with 400 has the last word', async () => {
    broker.script('provision', 'refused', { status: 400, body: { error: 'Bad', description: 'no' } });
    await catalog.createInstance('refused', orders);
    const instance = await when('refused', isFailed);
    expect(conditionOf(instance)).toMatchObject({ status: 'False', reason: 'ProvisionCallFailed' });
    expect(conditionOf(instance, 'Failed')).toMatchObject({
      reason: 'ClusterServiceBrokerReturnedFailure',
      message: expect.stringContaining('Status: 400; ErrorMessage: Bad; Description: no'),
    });
    expect(instance.status).toMatchObject({ lastConditionState: 'Failed', deprovisionStatus: 'NotRequired' });
    await catalog.remove(serviceinstances, 'refused');
    expect(broker.callsOf('provision', 'refused')).toHaveLength(1);
    expect(broker.callsOf('deprovision', 'refused')).toEqual([]);
  });

  it('with 400 is asked again after a change of the spec', async () => {
    broker.script('provision', 'corrected', { status: 400 }, { status: 201 });
    await catalog.createInstance('corrected', { ...orders, parameters: { wrong: true } });
    await when('corrected', isFailed);
    const target = { name: 'corrected', namespace: catalog.api.namespace };
    await catalog.api.kube.patch(serviceinstances, target, 'merge', { spec: { parameters: null } });
    expect(isFailed(await when('corrected', isReady))).toBe(false);
  });

  it.each([401, 403, 404, 409, 412, 422, 429])('with %i is asked again', async (status) => {
    const name = `retried-${status}`;
    broker.script('provision', name, { status }, { status }, { status: 201 });
    await catalog.createInstance(name, orders);
    const instance = await when(name, isReady);
    expect(isFailed(instance)).toBe(false);
    expect(broker.callsOf('provision', name)).toHaveLength(3);
    expect(broker.callsOf('deprovision', name)).toEqual([]);
  });

  it.each([
    ['500', { status: 500, body: {} }],
    ['503', { status: 503, body: {} }],
    ['204', { status: 204, text: '' }],
    ['201 without JSON', { status: 201, text: 'ok' }],
    ['202 without JSON', { status: 202, text: '' }],
    ['408', { status: 408, body: {} }],
  ])('unclearly, with %s, gets a deprovision before it is asked again', async (what, answer) => {
    const name = `unclear-${what.replaceAll(' ', '-').toLowerCase()}`;
    broker.script('provision', name, answer, { status: 201 });
    await catalog.createInstance(name, orders);
    const instance = await when(name, isReady);
    expect(broker.calls.filter((call) => call.id === name).map(({ step }) => step)).toEqual([
      'provision',
      'deprovision',
      'provision',
    ]);
    expect(instance.status?.orphanMitigationInProgress).toBe(false);
    expect(conditionOf(instance, 'OrphanMitigation')).toBeUndefined();
  });

  it('unclearly leaves a trace as long as the orphan is there', async () => {
    let release = () => {};
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    broker.script(
      'provision',
      'orphan',
      { status: 500, body: { description: 'half made' } },
      { status: 201 },
    );
    broker.script('deprovision', 'orphan', { status: 200, hold });
    await catalog.createInstance('orphan', orders);
    const instance = await when('orphan', ({ status }) => status?.orphanMitigationInProgress === true);
    expect(conditionOf(instance)).toMatchObject({
      status: 'False',
      reason: 'StartingInstanceOrphanMitigation',
    });
    expect(conditionOf(instance, 'OrphanMitigation')).toMatchObject({
      status: 'True',
      reason: 'ProvisionCallFailed',
      message: expect.stringContaining('half made'),
    });
    expect(instance.status?.lastConditionState).toBe('OrphanMitigation');
    release();
    await when('orphan', isReady);
  });

  it.each([
    ['a closed connection', { drop: true as const }],
    ['200 without JSON', { status: 200, text: 'ok' }],
  ])('by %s is asked again, without a deprovision', async (what, answer) => {
    const name = what.replaceAll(' ', '-').toLowerCase();
    broker.script('provision', name, answer);
    await catalog.createInstance(name, orders);
    const instance = await when(name, hasReason('ErrorCallingProvision'));
    expect(conditionOf(instance)?.message).toContain('will be retried');
    broker.script('provision', name);
    await when(name, isReady);
    expect(broker.callsOf('deprovision', name)).toEqual([]);
  });
});
