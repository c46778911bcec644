import { createHash } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { eventually } from '#testing/eventually.ts';
import {
  conditionOf,
  hasReason,
  isReady,
  offeredPlan,
  offeredService,
  startTestCatalog,
  type TestCatalog,
} from '#testing/start-catalog.ts';

const { servicebrokers, serviceclasses, serviceplans, clusterservicebrokers } = kinds;
let catalog: TestCatalog;

beforeAll(async () => {
  catalog = await startTestCatalog();
});
afterAll(() => catalog?.stop());

function patchBroker(name: string, spec: object): Promise<KubeObject> {
  const target = { name, namespace: catalog.api.namespace };
  return catalog.api.kube.patch(servicebrokers, target, 'merge', { spec });
}

function whenReady(name: string): Promise<ServiceBroker> {
  return catalog.when<ServiceBroker>(servicebrokers, name, isReady);
}

describe.concurrent('a ServiceBroker', () => {
  it('becomes ready with the contract’s words, guarded by the finalizer', async () => {
    await catalog.createBroker('words', [offeredService('words')]);
    const broker = await whenReady('words');
    expect(conditionOf(broker)).toMatchObject({
      status: 'True',
      reason: 'FetchedCatalog',
      message: 'Successfully fetched catalog entries from broker.',
    });
    expect(broker.status).toMatchObject({
      lastConditionState: 'Ready',
      reconciledGeneration: broker.metadata.generation,
    });
    expect(broker.status?.lastCatalogRetrievalTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(broker.metadata.finalizers).toEqual(['kubernetes-incubator/service-catalog']);
    expect(broker.spec.relistBehavior).toBe('Duration');
  });

  it('is asked for its catalog in OSB 2.13, without credentials', async () => {
    const broker = await catalog.createBroker('version', [offeredService('version')]);
    await whenReady('version');
    expect(broker.callsOf('catalog')[0]).toMatchObject({ method: 'GET', path: '/version/v2/catalog' });
    expect(broker.callsOf('catalog')[0]?.headers).toMatchObject({ 'x-broker-api-version': '2.13' });
    expect(broker.callsOf('catalog')[0]?.headers.authorization).toBeUndefined();
  });

  it('may have a slash at the end of its address', async () => {
    const broker = catalog.brokers.broker('slash');
    broker.services = [offeredService('slash')];
    await catalog.create(servicebrokers, 'slash', { spec: { url: `${broker.url}/` } });
    await whenReady('slash');
    expect(broker.callsOf('catalog')[0]?.path).toBe('/slash/v2/catalog');
  });

  it.each([
    ['gzip', (text: string) => gzipSync(text)],
    ['deflate', (text: string) => deflateSync(text)],
    ['identity', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('may pack its answers as %s', async (coding, pack) => {
    const broker = catalog.brokers.broker(`packed-${coding}`);
    const catalogText = JSON.stringify({ services: [offeredService(`packed-${coding}`)] });
    broker.script('catalog', '', { text: pack(catalogText), headers: { 'content-encoding': coding } });
    await catalog.create(servicebrokers, `packed-${coding}`, { spec: { url: broker.url } });
    await whenReady(`packed-${coding}`);
  });

  it.each([
    ['basic', { username: 'user', password: 'pass' }, `Basic ${btoa('user:pass')}`],
    ['bearer', { token: 'sesame' }, 'Bearer sesame'],
  ])('is called with the %s credentials of its Secret', async (style, secret, authorization) => {
    const name = `auth-${style}`;
    const broker = catalog.brokers.broker(name);
    broker.authorization = authorization;
    await catalog.createSecret(`${name}-secret`, secret);
    await catalog.createBroker(name, [offeredService(name)], {
      authInfo: { [style]: { secretRef: { name: `${name}-secret` } } },
    });
    await whenReady(name);
    expect(broker.callsOf('catalog')[0]?.headers.authorization).toBe(authorization);
  });

  it.each([
    ['basic', 'other'],
    ['basic', 'username'],
    ['bearer', 'password'],
  ])('says when the %s credentials are missing: the Secret has %s only', async (style, key) => {
    const name = `no-auth-${style}-${key}`;
    await catalog.createSecret(`${name}-secret`, { [key]: 'value' });
    const broker = await catalog.createBroker(name, [], {
      authInfo: { [style]: { secretRef: { name: `${name}-secret` } } },
    });
    const found = await catalog.when(servicebrokers, name, hasReason('ErrorGettingAuthCredentials'));
    expect(conditionOf(found)?.message).toContain(`${name}-secret`);
    expect(broker.calls).toEqual([]);
  });

  it('never reads a Secret of another namespace', async () => {
    await catalog.createSecret('elsewhere', { token: 'stolen' }, 'default').catch(() => undefined);
    const broker = await catalog.createBroker('thief', [], {
      authInfo: { bearer: { secretRef: { name: 'elsewhere', namespace: 'default' } } },
    });
    await catalog.when(servicebrokers, 'thief', hasReason('ErrorGettingAuthCredentials'));
    expect(broker.calls).toEqual([]);
    await catalog.api.kube.delete(kinds.secrets, 'elsewhere', 'default');
  });

  it.each([
    ['401', { status: 401, body: {} }, 'Status: 401'],
    ['500', { status: 500, body: { description: 'on fire' } }, 'Description: on fire'],
    ['no-json', { text: '<html>' }, 'no JSON object'],
    ['empty', { text: '' }, 'no JSON object'],
    ['array', { text: '[]' }, 'no JSON object'],
    ['dropped', { drop: true as const }, 'cannot be reached'],
  ])('cannot be fetched: %s', async (name, answer, said) => {
    const broker = catalog.brokers.broker(`bad-${name}`);
    broker.script('catalog', '', answer);
    await catalog.createBroker(`bad-${name}`, [offeredService(`bad-${name}`)]);
    const found = await catalog.when<ServiceBroker>(
      servicebrokers,
      `bad-${name}`,
      hasReason('ErrorFetchingCatalog'),
    );
    expect(conditionOf(found)).toMatchObject({ status: 'False', message: expect.stringContaining(said) });
    expect(found.status?.operationStartTime).toBeTruthy();
    expect(found.status?.lastConditionState).toBe('ErrorFetchingCatalog');
    broker.script('catalog', '');
    const healed = await whenReady(`bad-${name}`);
    expect(healed.status?.operationStartTime ?? undefined).toBeUndefined();
  });

  const plans = [offeredPlan('p', 'default')];
  it.each([
    ['no plan', [offeredService('a', { plans: [] })], 'services.1.plans'],
    ['no id', [offeredService('a', { id: '' })], 'services.1.id'],
    ['no description', [offeredService('a', { description: '' })], 'services.1.description'],
    ['a name too long', [offeredService('a', { name: 'n'.repeat(64) })], 'services.1.name'],
    ['an id too long', [offeredService('a', { id: 'n'.repeat(64), plans })], 'services.1.id'],
    ['a plan without description', [offeredService('a', { plans: [{ id: 'p', name: 'n' }] })], 'plans.0'],
    ['an id twice', [offeredService('a'), offeredService('a', { name: 'b', plans })], 'the id a'],
    ['a name twice', [offeredService('a'), offeredService('b', { name: 'name-of-a' })], 'the name name-of-a'],
    ['a plan id twice', [offeredService('a', { plans }), offeredService('b', { plans })], 'the id p'],
  ])('offers nothing when one class is invalid: %s', async (fault, services, said) => {
    const name = `invalid-${fault.replaceAll(' ', '-')}`;
    await catalog.createBroker(name, [offeredService(`good-${name}`), ...services]);
    const found = await catalog.when(servicebrokers, name, hasReason('ErrorSyncingCatalog'));
    expect(conditionOf(found)?.message).toContain(said);
    const { items } = await catalog.api.kube.list<ServiceClass>(serviceclasses, {
      namespace: catalog.api.namespace,
    });
    expect(items.filter(({ spec }) => spec.serviceBrokerName === name)).toEqual([]);
  });

  it('may not offer a class under a name that another broker has', async () => {
    await catalog.createBroker('first-come', [offeredService('first', { name: 'contested' })]);
    await whenReady('first-come');
    await catalog.createBroker('late-come', [offeredService('second', { name: 'contested' })]);
    const found = await catalog.when(servicebrokers, 'late-come', hasReason('ErrorSyncingCatalog'));
    expect(conditionOf(found)?.message).toContain('already exists for Broker "first-come"');
  });

  it('may not take over a class of another broker by its id', async () => {
    await catalog.createBroker('owner', [offeredService('owned')]);
    await whenReady('owner');
    await catalog.createBroker('taker', [offeredService('owned', { name: 'other-name' })]);
    await catalog.when(servicebrokers, 'taker', hasReason('ErrorSyncingCatalog'));
    const found = await catalog.when<ServiceClass>(serviceclasses, 'owned', () => true);
    expect(found.spec.serviceBrokerName).toBe('owner');
  });

  it.each([
    ['relistRequests', { relistRequests: 1 }],
    ['any other change of the spec', { relistDuration: '20m' }],
  ])('is read again after %s', async (what, spec) => {
    const name = `relist-${what.split(' ')[0]?.toLowerCase()}`;
    const broker = await catalog.createBroker(name, [offeredService(`${name}-1`)], {
      relistBehavior: 'Manual',
    });
    await whenReady(name);
    broker.services = [offeredService(`${name}-1`), offeredService(`${name}-2`)];
    await patchBroker(name, spec);
    await catalog.when(serviceclasses, `${name}-2`, () => true);
    const found = await catalog.when<ServiceBroker>(
      servicebrokers,
      name,
      ({ metadata, status }) => status?.reconciledGeneration === metadata.generation,
    );
    expect(isReady(found)).toBe(true);
  });

  it('is read again when its own duration has passed', async () => {
    const broker = await catalog.createBroker('hurried', [offeredService('hurried')], {
      relistDuration: '1s',
    });
    await whenReady('hurried');
    broker.services = [offeredService('hurried'), offeredService('hurried-later')];
    await catalog.when(serviceclasses, 'hurried-later', () => true);
  });

  it('is not read again by time when it is relisted by hand', async () => {
    const hurried = await catalog.createBroker('by-time', [offeredService('by-time')], {
      relistDuration: '1s',
    });
    const manual = await catalog.createBroker('by-hand', [offeredService('by-hand')], {
      relistBehavior: 'Manual',
      relistDuration: '1s',
    });
    await whenReady('by-hand');
    await eventually(() => (hurried.callsOf('catalog').length > 2 ? true : undefined));
    expect(manual.callsOf('catalog')).toHaveLength(1);
  });

  it.each([
    ['serviceClass', 'spec.externalName=name-of-a', ['a']],
    ['serviceClass', 'spec.externalName!=name-of-a', ['b', 'c']],
    ['serviceClass', 'spec.externalName in (name-of-a, name-of-c)', ['a', 'c']],
    ['serviceClass', 'spec.externalName notin (name-of-a)', ['b', 'c']],
    ['servicePlan', 'spec.free=true', ['c']],
    ['servicePlan', 'spec.externalName=special', ['b']],
  ])('is restricted by %s: %s', async (what, predicate, expected) => {
    const name = `limit-${createHash('md5').update(predicate).digest('hex').slice(0, 6)}`;
    const own = (services: string[]) => services.map((service) => `${name}-${service}`);
    const [a = '', b = '', c = ''] = own(['a', 'b', 'c']);
    await catalog.createBroker(
      name,
      [
        offeredService(a),
        offeredService(b, { plans: [offeredPlan(`${b}-plan`, 'special')] }),
        offeredService(c, { plans: [offeredPlan(`${c}-plan`, 'default', { free: true })] }),
      ],
      { catalogRestrictions: { [what]: [predicate.replaceAll('name-of-', `name-of-${name}-`)] } },
    );
    await whenReady(name);
    const { items } = await catalog.api.kube.list<ServiceClass>(serviceclasses, {
      namespace: catalog.api.namespace,
    });
    const names = items.filter(({ spec }) => spec.serviceBrokerName === name).map((it) => it.metadata.name);
    expect(names.sort()).toEqual(own(expected));
  });

  it('with a restriction that cannot be read offers nothing', async () => {
    await catalog.createBroker('unreadable', [offeredService('unreadable')], {
      catalogRestrictions: { serviceClass: ['name in a, b'] },
    });
    const found = await catalog.when(servicebrokers, 'unreadable', hasReason('ErrorSyncingCatalog'));
    expect(conditionOf(found)?.message).toContain('name in a, b');
  });

  it('takes its plans and classes with it, whether there are instances or not', async () => {
    await catalog.createBroker('leaving', [offeredService('leaving')]);
    await whenReady('leaving');
    await catalog.createInstance('orphaned', { serviceClassName: 'leaving' });
    await catalog.when(kinds.serviceinstances, 'orphaned', isReady);
    await catalog.remove(servicebrokers, 'leaving');
    await catalog.whenGone(serviceclasses, 'leaving');
    await catalog.whenGone(serviceplans, 'leaving-plan');
    // nobody is left to tell, and the namespace must be able to go
    await catalog.remove(kinds.serviceinstances, 'orphaned');
  });

  it('shows why it is not gone yet as long as somebody else guards it', async () => {
    await catalog.createBroker('guarded', [offeredService('guarded')]);
    await whenReady('guarded');
    const target = { name: 'guarded', namespace: catalog.api.namespace };
    const finalizers = ['kubernetes-incubator/service-catalog', 'example.com/other'];
    await catalog.api.kube.patch(servicebrokers, target, 'merge', { metadata: { finalizers } });
    await catalog.api.kube.delete(servicebrokers, 'guarded', catalog.api.namespace);
    const found = await catalog.when<ServiceBroker>(
      servicebrokers,
      'guarded',
      ({ metadata }) => metadata.finalizers?.length === 1,
    );
    expect(conditionOf(found)).toMatchObject({ status: 'False', reason: 'DeletedSuccessfully' });
    await catalog.api.kube.patch(servicebrokers, target, 'merge', { metadata: { finalizers: null } });
    await catalog.whenGone(servicebrokers, 'guarded');
  });
});

describe('a ClusterServiceBroker', () => {
  it('offers classes and plans of the cluster, which instances of a namespace may have', async () => {
    const name = `cluster-${catalog.id}`;
    const broker = catalog.brokers.broker(name);
    broker.services = [offeredService(`wide-${catalog.id}`)];
    broker.authorization = 'Bearer wide';
    await catalog.createSecret('wide-auth', { token: 'wide' });
    await catalog.create(clusterservicebrokers, name, {
      spec: {
        url: broker.url,
        authInfo: { bearer: { secretRef: { name: 'wide-auth', namespace: catalog.api.namespace } } },
      },
    });
    await catalog.when(clusterservicebrokers, name, isReady);
    const found = await catalog.when<ServiceClass>(
      kinds.clusterserviceclasses,
      `wide-${catalog.id}`,
      () => true,
    );
    expect(found.spec.clusterServiceBrokerName).toBe(name);
    await catalog.createInstance('wide', {
      clusterServiceClassExternalName: `name-of-wide-${catalog.id}`,
      // what only the controller may write is not believed
      clusterServiceClassRef: { name: 'made-up' },
    });
    const instance = await catalog.when<ServiceInstance>(kinds.serviceinstances, 'wide', isReady);
    expect(instance.spec).toMatchObject({
      clusterServicePlanExternalName: 'default',
      clusterServiceClassRef: { name: `wide-${catalog.id}` },
      clusterServicePlanRef: { name: `wide-${catalog.id}-plan` },
    });
    expect(instance.status).toMatchObject({
      userSpecifiedClassName: `ClusterServiceClass/name-of-wide-${catalog.id}`,
      externalProperties: { clusterServicePlanExternalName: 'default' },
    });
    await catalog.createBinding('wide', 'wide');
    await catalog.when(kinds.servicebindings, 'wide', isReady);
    await catalog.remove(kinds.serviceinstances, 'wide');
    expect(broker.instances.size + broker.bindings.size).toBe(0);
    await catalog.remove(clusterservicebrokers, name);
    await catalog.whenGone(kinds.clusterserviceclasses, `wide-${catalog.id}`);
    await catalog.whenGone(kinds.clusterserviceplans, `wide-${catalog.id}-plan`);
  });
});
